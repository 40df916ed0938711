import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Server } from 'node:http'
import type { Rooms } from './compose-rooms.ts'
import { AppError, type Config, type Log } from './platform/index.ts'
import { createWebDoor, loadAssets } from './protocols/web/index.ts'

export interface WebServer { address: AddressInfo | string | null; stop: () => Promise<void> }

/** Listens, and hands each request to its door. */
export async function startWebServer({ config, rooms, log, publicFolder }: { config: Config; rooms: Rooms; log: Log; publicFolder: string }): Promise<WebServer> {
  const door = createWebDoor({ ...rooms, config, log, assets: loadAssets(publicFolder) })
  const server = createAdaptorServer({ fetch: (request, env) => door.fetch(request, env as HttpBindings) }) as Server
  server.on('upgrade', door.upgrade)
  await listen(server, config)
  return { address: server.address(), stop: () => { door.close(); return close(server) } }
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
