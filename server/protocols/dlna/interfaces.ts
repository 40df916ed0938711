import { BlockList, isIPv4 } from 'node:net'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** A network of the house that this machine stands in. */
export interface LanInterface {
  name: string
  /** IPv4 of this machine in it. */
  address: string
  /** '192.168.1.10/24' */
  cidr: string
}

/** Containers, virtual machines and tunnels: no television stands there, and some lead out of the house. */
const INNER = /^(docker|br-|veth|tailscale|virbr|vnet|lxc|lxd|cni|flannel|cali|podman|zt|wg|tun|tap|utun|ppp)/i
/** Carrier-grade addresses, which tunnels such as Tailscale use. */
const SHARED = '100.64.0.0/10'

/** The networks of the house (security rule 15: SSDP on these alone). */
export function lanInterfaces(all: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): LanInterface[] {
  return Object.entries(all).flatMap(([name, infos = []]) => (INNER.test(name) ? [] : infos
    .filter((info) => info.family === 'IPv4' && !info.internal && info.cidr !== null && !info.cidr.endsWith('/32') && !isWithin(info.address, SHARED))
    .map(({ address, cidr }) => ({ name, address, cidr: cidr! }))))
}

/** True for an IPv4 address of that network. */
export function isWithin(address: string, cidr: string): boolean {
  const [network = '', bits = ''] = cidr.split('/')
  if (!isIPv4(address) || !isIPv4(network)) return false
  const list = new BlockList()
  list.addSubnet(network, Number(bits), 'ipv4')
  return list.check(address, 'ipv4')
}

/** Whether a device of that address is answered: one of the chosen networks, else of those that this machine stands in itself; this machine always. */
export function isNear(address: string, networks: readonly string[], interfaces: readonly LanInterface[]): boolean {
  if (address === '::1' || isWithin(address, '127.0.0.0/8')) return true
  const chosen = networks.length > 0 ? networks : interfaces.map(({ cidr }) => cidr)
  return chosen.some((cidr) => isWithin(address, cidr))
}
