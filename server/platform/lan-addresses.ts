import { networkInterfaces } from 'node:os'

/** IPv4 addresses under which other devices of the home network reach this machine, without those of containers and tunnels. */
export function lanAddresses(): string[] {
  return Object.entries(networkInterfaces()).filter(([name]) => !/^(docker|br-|veth|tailscale|lo)/.test(name)).flatMap(([, addresses]) => addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}
