import { z } from 'zod'
import { defineEvent, type Database, type Events, type Transaction } from '../platform/index.ts'

/** What a person may do has changed: whoever remembers actors forgets these; open connections of theirs are to be closed or asked again. */
export const actorChanged = defineEvent({
  name: 'access.actor-changed', doc: 'A person\'s name, role, spaces or logins changed.', payload: z.object({ userIds: z.array(z.uuid()).min(1).max(100) }),
})

/** Runs a change of access in one transaction; whoever it calls `touched` for is forgotten by every process once it is committed. */
export type ChangeAccess = <T>(work: (tx: Transaction, touched: (userId: string) => void) => Promise<T>) => Promise<T>

/** Ties changes of access to the memory of actors, here and in other processes. */
export function createChangeAccess({ db, events, forget }: { db: Database; events: Events | undefined; forget: (userIds: readonly string[]) => void }): ChangeAccess {
  events?.listen(actorChanged, ({ userIds }) => forget(userIds))
  return async (work) => {
    const ids = new Set<string>()
    const result = await db.transaction(async (tx) => {
      const done = await work(tx, (userId) => ids.add(userId))
      const all = [...ids]
      for (let at = 0; at < all.length; at += 100) await events?.publish(tx, actorChanged, { userIds: all.slice(at, at + 100) })
      return done
    })
    forget([...ids])
    return result
  }
}
