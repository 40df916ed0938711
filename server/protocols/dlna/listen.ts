import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { plainAddress } from '../../platform/caller-address.ts'
import { AppError, type Log } from '../../platform/index.ts'

export interface Listener { port: number; stop: () => Promise<void> }

/** Connections at once, of all devices and of one: a house has fewer, and one that holds many open starves nobody. */
const MOST = 256
const MOST_OF_ONE = 32
/** Whoever sends so slowly is cut off. */
const HEADERS_MS = 10_000
const REQUEST_MS = 20_000
/** A film that is paused is read on later by a new part. */
const SILENT_MS = 600_000

/** Listens for devices, with limits of its own (security rule 15: slow requests are cut). */
export async function listen({ port, host, handle, log, headersMs = HEADERS_MS }: { port: number; host: string; headersMs?: number; handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>; log: Pick<Log, 'error'> }): Promise<Listener> {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: headersMs, requestTimeout: REQUEST_MS, connectionsCheckingInterval: 1000, keepAliveTimeout: 15_000 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !response.headersSent) return response.destroy()
      log.error({ err: error, path: request.url }, 'a request of a device failed')
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'Content-Length': 0, 'Connection': 'close' }).end()
    })
  })
  server.maxConnections = MOST
  server.timeout = SILENT_MS
  limitEach(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => { reject(cause.code === 'EADDRINUSE' ? new AppError('unavailable', 'platform.port-taken', { port: String(port) }, { cause }) : cause) })
    server.listen(port, host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) }
}

function limitEach(server: Server): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = plainAddress(socket.remoteAddress ?? '')
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count > MOST_OF_ONE) socket.destroy()
  })
}

/** Ends what is open: a film is not waited for. */
function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => { done() })
    server.closeAllConnections()
  })
}
