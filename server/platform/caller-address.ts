/** Without the zone of a link-local address, and an IPv4 address that came over an IPv6 socket as itself. */
export const plainAddress = (address: string): string => address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')

/** Where a request comes from: the peer, or what our own reverse proxy says of it in X-Forwarded-For, whose word is the last of the list. */
export function callerAddress({ forwarded, peer }: { forwarded: string | null | undefined; peer: string | undefined }, trustProxy: boolean): string {
  return (trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined) || (peer ?? '')
}

/** True when a request came by TLS to a reverse proxy of ours, which says so or is known to speak nothing else. */
export function proxySpokeTls({ proto, host }: { proto: string | null | undefined; host: string | null | undefined }, { publicUrl, trustProxy }: { publicUrl?: string; trustProxy: boolean }): boolean {
  if (trustProxy && typeof proto === 'string') return proto === 'https'
  return publicUrl !== undefined && publicUrl.startsWith('https:') && host === new URL(publicUrl).host
}
