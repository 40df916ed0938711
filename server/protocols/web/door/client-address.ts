import type { HttpBindings } from '@hono/node-server'

/** Where a request comes from: the peer, or what our own reverse proxy says of it, whose word is the last of the list. */
export function clientAddress(request: Request, env: Partial<HttpBindings>, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || (env.incoming?.socket.remoteAddress ?? '')
}

/** True when the browser came by TLS: straight, or to a reverse proxy of ours. */
export function cameByTls(request: Request, { publicUrl, trustProxy }: { publicUrl?: string; trustProxy: boolean }): boolean {
  if (trustProxy && request.headers.has('x-forwarded-proto')) return request.headers.get('x-forwarded-proto') === 'https'
  const host = request.headers.get('host')
  return request.url.startsWith('https:') || (publicUrl !== undefined && publicUrl.startsWith('https:') && host === new URL(publicUrl).host)
}
