import type { WebSocket } from 'ws'
import type { Actor } from '../../../access/index.ts'
import type { Locale } from '../../../../views/messages/dates.ts'

/** What a page wants to be kept fresh. */
export const topics = ['timeline', 'jobs', 'sources', 'models'] as const
export type Topic = (typeof topics)[number]

/** One open page of a logged-in browser. */
export interface Connection {
  socket: WebSocket
  actor: Actor
  /** Of the session, to ask again whether it still holds. */
  token: string
  locale: Omit<Locale, 'now'>
  watched: ReadonlySet<Topic>
  /** What was sent last of each kind: the same is not sent twice. */
  lastSent: Map<string, string>
  /** How the timeline of one who is limited looked last. */
  timelineSeen?: string
  /** Things that may have changed since the last look. */
  stale: Set<Topic | 'counts'>
  /** Answered the last ping. */
  alive: boolean
}

/** Bytes that may wait for a slow reader; beyond them it misses news instead of costing memory. */
const MOST_WAITING = 256 * 1024

/** Sends a message unless the reader is far behind. */
export function tell({ socket }: Connection, message: object): void {
  if (socket.readyState === socket.OPEN && socket.bufferedAmount < MOST_WAITING) socket.send(JSON.stringify(message))
}

/** Sends a message unless it is the same as the last of its kind. */
export function tellNew(connection: Connection, kind: string, message: object): void {
  const text = JSON.stringify(message)
  if (connection.lastSent.get(kind) === text) return
  connection.lastSent.set(kind, text)
  tell(connection, message)
}
