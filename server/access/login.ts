import { eq, sql } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import type { AccessParts, Caller } from './access-parts.ts'
import type { Actor } from './actor.ts'
import { actorOfUser, type ActingUser } from './actor-of-user.ts'
import { loginAllowance } from './attempt-limit.ts'
import { recordAudit } from './audit.ts'
import { endSessionsOf, type ListedSession, type SessionToken } from './sessions.ts'
import { verifyPassword } from './password.ts'
import { typedName } from './person-name.ts'
import { sessions as sessionTable, users } from './schema.ts'

/** A browser that is logged in now. */
export interface LoggedIn extends SessionToken { actor: Actor }

/**
 * Logs a person in under a new session; an older one that the browser brought along (`previousToken`) ends.
 * @throws AppError 'limited' access.too-many-tries, 'unauthenticated' access.wrong-name-or-password, 'forbidden' access.account-switched-off
 */
export async function login(parts: AccessParts, given: { name: string; password: string; previousToken?: string }, caller: Caller): Promise<LoggedIn> {
  const { db, clock, limit, log } = parts
  const name = typedName(given.name)
  if (name === '' || given.password === '') throw new AppError('invalid', 'access.name-and-password-needed')
  await limit.reserve(caller.address, name, loginAllowance)
  const [user] = await db.select().from(users).where(sql`lower(${users.name}) = lower(${name})`)
  if (!await verifyPassword(user?.passwordHash, given.password) || !user) {
    // a name that nobody has is not written down: people type their password there by mistake
    await recordAudit(db, clock, undefined, user ? 'access.login-failed' : 'access.login-failed-unknown', { ...(user && { name: user.name }), address: caller.address })
    log.warn({ address: caller.address, userId: user?.id }, 'a login failed')
    throw new AppError('unauthenticated', 'access.wrong-name-or-password')
  }
  // told only to one who knows the password
  if (user.disabled) throw new AppError('forbidden', 'access.account-switched-off')
  await limit.forgive(caller.address, name)
  if (given.previousToken !== undefined) await logout(parts, given.previousToken)
  const begun = await beginSession(parts, user, caller)
  await recordAudit(db, clock, { userId: user.id }, 'access.logged-in', { address: caller.address })
  return begun
}

/** A new session for a person whose right to it has been checked. */
export async function beginSession({ db, sessions }: AccessParts, user: ActingUser, caller: Caller): Promise<LoggedIn> {
  const begun = await sessions.begin(user.id, caller.userAgent)
  return { ...begun, actor: await actorOfUser(db, user) }
}

/** Ends the session of this token; one that is over already is no error. */
export async function logout({ sessions, change, clock }: AccessParts, token: string): Promise<void> {
  const found = await sessions.authenticate(token)
  if (!found) return
  await change(async (tx, touched) => {
    await tx.delete(sessionTable).where(eq(sessionTable.id, found.session.id))
    await recordAudit(tx, clock, found.actor, 'access.logged-out')
    touched(found.actor.userId)
  })
}

/** Ends every session of the actor, or every other one when `exceptId` names the current one. */
export async function logoutEverywhere({ change, clock }: AccessParts, actor: Actor, exceptId?: string): Promise<void> {
  await change(async (tx, touched) => {
    await endSessionsOf(tx, actor.userId, exceptId)
    await recordAudit(tx, clock, actor, 'access.logged-out-everywhere')
    touched(actor.userId)
  })
}

/** The actor's own logins. */
export const listSessions = ({ sessions }: AccessParts, actor: Actor, currentId?: string): Promise<ListedSession[]> => sessions.list(actor, currentId)

/**
 * Ends one of the actor's own sessions by its id in the list.
 * @throws AppError 'not-found' access.no-such-session, also for somebody else's
 */
export async function endSession({ change, clock }: AccessParts, actor: Actor, sessionId: string): Promise<void> {
  await change(async (tx, touched) => {
    const ended = await tx.delete(sessionTable).where(sql`${sessionTable.id} = ${sessionId} and ${sessionTable.userId} = ${actor.userId}`).returning({ id: sessionTable.id })
    if (ended.length === 0) throw new AppError('not-found', 'access.no-such-session')
    await recordAudit(tx, clock, actor, 'access.logged-out')
    touched(actor.userId)
  })
}
