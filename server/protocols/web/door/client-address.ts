import type { HttpBindings } from '@hono/node-server'
import { callerAddress, proxySpokeTls } from '../../../platform/caller-address.ts'

/** Where a request comes from. */
export const clientAddress = (request: Request, env: Partial<HttpBindings>, trustProxy: boolean): string =>
  callerAddress({ forwarded: request.headers.get('x-forwarded-for'), peer: env.incoming?.socket.remoteAddress }, trustProxy)

/** True when the browser came by TLS: straight, or to a reverse proxy of ours. */
export function cameByTls({ headers, url }: Request, house: { publicUrl?: string; trustProxy: boolean }): boolean {
  const proto = headers.get('x-forwarded-proto')
  if (house.trustProxy && proto !== null) return proto === 'https'
  return url.startsWith('https:') || proxySpokeTls({ proto, host: headers.get('host') }, house)
}
