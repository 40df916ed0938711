import { createHash } from 'node:crypto'
import { and, eq, gt, lte } from 'drizzle-orm'
import { Lucia, TimeSpan, type Adapter } from 'lucia'
import type { Clock, Database } from '../platform/index.ts'
import type { Role } from './actor.ts'
import { sessions, users } from './schema.ts'

interface SessionFacts { since: Date; userAgent: string }
interface UserFacts { name: string; role: Role; limited: boolean }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, UserFacts>
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: UserFacts
  }
}

/** What the database knows a session by: the token in the browser's cookie cannot be got back from it. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Lucia 3.2.2 over our tables (docs/decisions/0004-lucia-kept.md); a session lasts `sessionDays` and is prolonged once half of them are over. */
export function createLucia({ db, clock, sessionDays }: { db: Database; clock: Clock; sessionDays: number }): Lucia<SessionFacts, UserFacts> {
  return new Lucia(sessionAdapter(db, clock), {
    sessionExpiresIn: new TimeSpan(sessionDays, 'd'),
    getSessionAttributes: ({ since, userAgent }) => ({ since, userAgent }),
    getUserAttributes: ({ name, role, limited }) => ({ name, role, limited }),
  })
}

/** Lucia speaks of sessions by their token, the tables by its hash; only `getUserSessions` cannot know the token and gives the hash. */
function sessionAdapter(db: Database, clock: Clock): Adapter {
  return {
    async getSessionAndUser(token) {
      const [row] = await db.select({ session: sessions, user: users }).from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId)).where(eq(sessions.id, sessionIdOf(token)))
      if (!row) return [null, null]
      const { session, user } = row
      // without its user Lucia ends the session: so a person whose access was taken away is out at once
      return [
        { id: token, userId: session.userId, expiresAt: session.expiresAt, attributes: { since: session.createdAt, userAgent: session.userAgent } },
        user.disabled ? null : { id: user.id, attributes: { name: user.name, role: user.role, limited: user.limited } },
      ]
    },
    async getUserSessions(userId) {
      const rows = await db.select().from(sessions).where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, clock.now())))
      return rows.map((row) => ({ id: row.id, userId: row.userId, expiresAt: row.expiresAt, attributes: { since: row.createdAt, userAgent: row.userAgent } }))
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await db.insert(sessions).values({ id: sessionIdOf(id), userId, expiresAt, createdAt: attributes.since, userAgent: attributes.userAgent })
    },
    async updateSessionExpiration(token, expiresAt) {
      await db.update(sessions).set({ expiresAt }).where(eq(sessions.id, sessionIdOf(token)))
    },
    async deleteSession(token) {
      await db.delete(sessions).where(eq(sessions.id, sessionIdOf(token)))
    },
    async deleteUserSessions(userId) {
      await db.delete(sessions).where(eq(sessions.userId, userId))
    },
    async deleteExpiredSessions() {
      await db.delete(sessions).where(lte(sessions.expiresAt, clock.now()))
    },
  }
}
