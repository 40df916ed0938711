import { and, eq, ne } from 'drizzle-orm'
import type { Clock, Database, Queryable } from '../platform/index.ts'
import type { Actor } from './actor.ts'
import type { ActorCache } from './actor-cache.ts'
import { actorOfUser } from './actor-of-user.ts'
import { deviceOf, type Device } from './device.ts'
import { sessions as table } from './schema.ts'
import { createLucia, sessionIdOf } from './session-adapter.ts'

/** A logged-in browser. `id` is what the database knows it by, not what the cookie carries. */
export interface SessionFacts { id: string; expiresAt: Date; since: Date }
export interface Authenticated { actor: Actor; session: SessionFacts }
/** What a door puts into its cookie. */
export interface SessionToken { sessionToken: string; expiresAt: Date }
/** One of a person's own logins. */
export interface ListedSession extends SessionFacts { device: Device; current: boolean }

export type Sessions = ReturnType<typeof createSessions>

/** Logged-in browsers, by Lucia over our own adapter. */
export function createSessions({ db, clock, sessionDays, cache }: { db: Database; clock: Clock; sessionDays: number; cache: ActorCache<Authenticated> }) {
  const lucia = createLucia({ db, clock, sessionDays })
  return {
    /** A new session under a new token: nothing that a browser brought along is ever taken over. */
    async begin(userId: string, userAgent: string): Promise<SessionToken> {
      const session = await lucia.createSession(userId, { since: clock.now(), userAgent: userAgent.slice(0, 400) })
      return { sessionToken: session.id, expiresAt: session.expiresAt }
    },
    /** Whose session it is; `fresh` says that it was prolonged and the cookie wants its new date. */
    async authenticate(token: string): Promise<(Authenticated & { fresh: boolean }) | undefined> {
      if (!/^[a-z2-7]{40}$/.test(token)) return undefined // what Lucia makes: 25 random bytes in base32
      const remembered = cache.get(sessionIdOf(token))
      if (remembered) return { ...remembered, fresh: false }
      const asOf = cache.changesSoFar()
      const { session, user } = await lucia.validateSession(token)
      if (!session) return undefined
      const actor = await actorOfUser(db, user)
      const found = { actor, session: { id: sessionIdOf(token), expiresAt: session.expiresAt, since: session.since } }
      cache.put(found.session.id, found, asOf, session.expiresAt)
      return { ...found, fresh: session.fresh }
    },
    sweep: () => lucia.deleteExpiredSessions(),
    /** The actor's own, the newest first. */
    async list(actor: Actor, currentId?: string): Promise<ListedSession[]> {
      const found = await lucia.getUserSessions(actor.userId)
      return found.map(({ id, expiresAt, since, userAgent }) => ({ id, expiresAt, since, device: deviceOf(userAgent), current: id === currentId }))
        .sort((a, b) => b.since.getTime() - a.since.getTime())
    },
  }
}

/** Ends a person's sessions within the caller's transaction: all, or all but one. */
export async function endSessionsOf(tx: Queryable, userId: string, exceptId?: string): Promise<void> {
  await tx.delete(table).where(and(eq(table.userId, userId), exceptId === undefined ? undefined : ne(table.id, exceptId)))
}
