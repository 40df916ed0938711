import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { parse as parseCookies } from 'hono/utils/cookie'
import { WebSocketServer } from 'ws'
import type { AllowedHosts } from '../../../platform/allowed-hosts.ts'
import { askedLanguage, zoneOf } from '../answers/locale-of.ts'
import { SESSION_COOKIE } from '../door/session-cookie.ts'
import { createStageRates } from '../jobs/stage-rates.ts'
import type { WebParts } from '../rooms.ts'
import type { Connection } from './connection.ts'
import { sendNews } from './draw-news.tsx'
import { hearNews } from './hear-news.ts'
import { watchPage } from './watch-page.ts'

const TICK_MS = 1000
const HEARTBEAT_MS = 30_000
const MOST_BYTES = 4096

export interface LiveDoor {
  /** Takes over an HTTP connection that wants to be a WebSocket, or cuts it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>
  close(): void
}

/** /live: news for open pages. Only for logged-in browsers, only from pages of our own, at most one message of a kind a second. */
export function createLiveDoor(parts: WebParts & { hosts: AllowedHosts }): LiveDoor {
  const { access, log, hosts } = parts
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false })
  const connections = new Set<Connection>()
  const rates = createStageRates()
  const stopHearing = hearNews(parts, connections)
  let sending = false
  const tick = setInterval(() => {
    if (sending) return
    sending = true
    void sendAll().finally(() => { sending = false })
  }, TICK_MS)
  const heartbeat = setInterval(() => { for (const connection of connections) void checkOn(connection) }, HEARTBEAT_MS)
  for (const timer of [tick, heartbeat]) timer.unref()

  const sendAll = async (): Promise<void> => {
    for (const connection of connections) {
      if (connection.stale.size === 0 && !connection.watched.has('jobs')) continue
      await sendNews(parts, rates, connection).catch((error: unknown) => log.error({ err: error }, 'could not send news to a page'))
    }
  }
  /** A page whose browser is gone, or whose session is over, is let go. */
  const checkOn = async (connection: Connection): Promise<void> => {
    if (!connection.alive) return connection.socket.terminate()
    connection.alive = false
    connection.socket.ping()
    const found = await access.authenticate(connection.token).catch(() => undefined)
    if (!found) connection.socket.close(4401, 'log in again')
    else connection.actor = found.actor
  }
  return {
    async upgrade(request, socket, head) {
      const { host = '', origin = '', cookie = '' } = request.headers
      if (!request.url?.startsWith('/live') || !hosts.allows(host)) return refuse(socket, 404)
      // a WebSocket is not held to the same origin by browsers: whoever may open one is ours to check
      if (!hosts.isOwnOrigin(origin, host)) return refuse(socket, 403)
      const cookies = parseCookies(cookie)
      const token = cookies[SESSION_COOKIE]
      const found = token === undefined ? undefined : await access.authenticate(token)
      if (!found || token === undefined) return refuse(socket, 401)
      const preferences = await access.getPreferences(found.actor)
      const locale = { language: preferences.language ?? askedLanguage(request.headers['accept-language']), timeZone: preferences.timeZone ?? zoneOf(cookies.mantel_zone) }
      server.handleUpgrade(request, socket, head, (ws) => {
        watchPage(connections, { socket: ws, actor: found.actor, token, locale, watched: new Set(), lastSent: new Map(), stale: new Set(['counts']), alive: true })
      })
    },
    close() {
      clearInterval(tick)
      clearInterval(heartbeat)
      stopHearing()
      for (const { socket } of connections) socket.terminate()
      server.close()
    },
  }
}

function refuse(socket: Duplex, status: 401 | 403 | 404): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
