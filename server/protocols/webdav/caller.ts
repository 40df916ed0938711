import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'
import { callerAddress, plainAddress, proxySpokeTls } from '../../platform/caller-address.ts'
import type { Config } from '../../platform/config/index.ts'

/** Addresses of one's own house (RFC 1918, 3927, 4193, 4291) and of this machine. */
const house = new BlockList()
for (const [net, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['127.0.0.0', 8]] as const) house.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) house.addSubnet(net, bits, 'ipv6')

/** Where a request comes from, as lists of networks know it. */
export const addressOf = ({ headers, socket }: IncomingMessage, { trustProxy }: Pick<Config, 'trustProxy'>): string =>
  plainAddress(callerAddress({ forwarded: textOf(headers['x-forwarded-for']), peer: socket.remoteAddress }, trustProxy))

/** True for an address of the house's own network. */
export function isOfHouse(address: string): boolean {
  if (isIPv6(address)) return house.check(address, 'ipv6')
  return /^\d+\.\d+\.\d+\.\d+$/.test(address) && house.check(address, 'ipv4')
}

/** True when it came by TLS: to a reverse proxy of ours. */
export const cameByTls = ({ headers }: IncomingMessage, house: Pick<Config, 'publicUrl' | 'trustProxy'>): boolean => proxySpokeTls({ proto: textOf(headers['x-forwarded-proto']), host: headers.host }, house)

const textOf = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join(',') : header)
