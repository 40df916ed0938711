import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { type RequestListener, type Server } from 'node:http'
import type { Rooms } from './compose-rooms.ts'
import { AppError, type Config, type Log } from './platform/index.ts'
import { createWebDoor, loadAssets } from './protocols/web/index.ts'
import { createWebdavDoor } from './protocols/webdav/index.ts'

export interface WebServer { address: AddressInfo | string | null; stop: () => Promise<void> }

/** How long a connection may be silent. */
const SILENCE_MS = 600_000

/** Listens, and hands each request to its door. */
export async function startWebServer({ config, rooms, log, publicFolder }: { config: Config; rooms: Rooms; log: Log; publicFolder: string }): Promise<WebServer> {
  const door = createWebDoor({ ...rooms, config, log, assets: loadAssets(publicFolder) })
  const server = createAdaptorServer({ fetch: (request, env) => door.fetch(request, env as HttpBindings) }) as Server
  inFront(server, createWebdavDoor({ ...rooms, config, log }))
  server.on('upgrade', door.upgrade)
  await listen(server, config)
  return { address: server.address(), stop: () => { door.close(); return close(server) } }
}

/** A door that speaks to the raw request sees it first, and leaves to the pages what is not its own. */
function inFront(server: Server, isAnswered: (...given: Parameters<RequestListener>) => boolean): void {
  const behind = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (!isAnswered(request, response)) for (const listener of behind) listener.call(server, request, response)
  })
  // a film takes longer to arrive than five minutes: what counts is that something comes
  server.requestTimeout = 0
  server.setTimeout(SILENCE_MS)
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cause.code === 'EADDRINUSE' ? new AppError('unavailable', 'platform.port-taken', { port: String(port) }, { cause }) : cause))
    server.listen(port, host, resolve)
  })
}

/** Ends open connections too: a browser keeps some for minutes. */
function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}
