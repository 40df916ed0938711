import { sql } from 'drizzle-orm'
import type { Listener, Queryable, Transaction } from './database.ts'
import type { Event } from './define-event.ts'
import type { Log } from './log.ts'

const CHANNEL = 'mantel_events'

export interface Events {
  /** Tells of something in the transaction that caused it: whoever answers does so inside it, whoever listens hears of it after the commit. */
  publish<P>(tx: Transaction, event: Event<P>, payload: P): Promise<void>
  /** Answers inside the publisher's transaction, in this process: to enqueue work or keep own tables in step. */
  on<P>(event: Event<P>, name: string, handle: (tx: Transaction, payload: P) => Promise<void>): void
  /** Hears of it after the commit, in every process; may miss what happened while the connection was down. Returns how to stop. */
  listen<P>(event: Event<P>, hear: (payload: P) => void): () => void
  /** Begins to hear. */
  start(listener: Listener): Promise<void>
}

/** Events between rooms: handlers in the causing transaction, listeners by LISTEN/NOTIFY. */
export function createEvents({ log }: { log: Log }): Events {
  const handlers = new Map<string, { name: string; handle: (tx: Transaction, payload: unknown) => Promise<void> }[]>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const hear = (text: string): void => {
    const { name, payload } = JSON.parse(text) as { name: string; payload: unknown }
    for (const listener of listeners.get(name) ?? []) {
      try {
        listener(payload)
      } catch (error) {
        log.error({ err: error, event: name }, 'a listener failed')
      }
    }
  }
  return {
    async publish(tx, event, payload) {
      const checked = event.payload.parse(payload)
      for (const { handle } of handlers.get(event.name) ?? []) await handle(tx, checked)
      await notify(tx, event.name, checked)
    },
    on(event, name, handle) {
      handlers.set(event.name, [...(handlers.get(event.name) ?? []), { name, handle: handle as (tx: Transaction, payload: unknown) => Promise<void> }])
    },
    listen(event, listener) {
      const set = listeners.get(event.name) ?? new Set()
      listeners.set(event.name, set.add(listener as (payload: unknown) => void))
      return () => { set.delete(listener as (payload: unknown) => void) }
    },
    start: (listener) => listener.listen(CHANNEL, hear),
  }
}

async function notify(tx: Queryable, name: string, payload: unknown): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ name, payload })})`)
}
