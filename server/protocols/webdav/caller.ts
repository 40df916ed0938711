import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'
import type { Config } from '../../platform/config/index.ts'

/** Addresses of one's own house (RFC 1918, 3927, 4193, 4291) and of this machine. */
const house = new BlockList()
for (const [net, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['127.0.0.0', 8]] as const) house.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) house.addSubnet(net, bits, 'ipv6')

/** Where a request comes from: the peer, or what our own reverse proxy says of it, whose word is the last of the list. */
export function addressOf(request: IncomingMessage, { trustProxy }: Pick<Config, 'trustProxy'>): string {
  const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : ''
  return (forwarded || request.socket.remoteAddress || '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

/** True for an address of the house's own network. */
export function isOfHouse(address: string): boolean {
  if (isIPv6(address)) return house.check(address, 'ipv6')
  return /^\d+\.\d+\.\d+\.\d+$/.test(address) && house.check(address, 'ipv4')
}

/** True when it came by TLS: to a reverse proxy of ours, which says so or is known to speak nothing else. */
export function cameByTls({ headers }: IncomingMessage, { publicUrl, trustProxy }: Pick<Config, 'publicUrl' | 'trustProxy'>): boolean {
  if (trustProxy && headers['x-forwarded-proto'] !== undefined) return headers['x-forwarded-proto'] === 'https'
  return publicUrl !== undefined && publicUrl.startsWith('https:') && headers.host === new URL(publicUrl).host
}
