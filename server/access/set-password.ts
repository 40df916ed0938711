import { eq } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import type { AccessParts, Caller } from './access-parts.ts'
import { requireAdmin, type Actor } from './actor.ts'
import { loginAllowance } from './attempt-limit.ts'
import { recordAudit } from './audit.ts'
import { hashPassword, requireGoodPassword, verifyPassword } from './password.ts'
import { lockPerson } from './people.ts'
import { users } from './schema.ts'
import { endSessionsOf, type SessionToken } from './sessions.ts'

/**
 * Changes the actor's own password: every session ends, and this browser gets a new one.
 * @throws AppError 'limited' access.too-many-tries, 'forbidden' access.wrong-old-password, 'invalid' for the new one
 */
export async function setOwnPassword({ db, limit, change, clock, sessions }: AccessParts, actor: Actor, input: { old: string; password: string }, caller: Caller): Promise<SessionToken> {
  // whoever found an open browser may not guess here either
  await limit.reserve(caller.address, actor.name, loginAllowance)
  const [user] = await db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, actor.userId))
  if (!await verifyPassword(user?.passwordHash, input.old)) throw new AppError('forbidden', 'access.wrong-old-password')
  await limit.forgive(caller.address, actor.name)
  requireGoodPassword(input.password, actor.name)
  const passwordHash = await hashPassword(input.password)
  await change(async (tx, touched) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.userId))
    await endSessionsOf(tx, actor.userId)
    await recordAudit(tx, clock, actor, 'access.password-changed', { name: actor.name })
    touched(actor.userId)
  })
  return sessions.begin(actor.userId, caller.userAgent)
}

/**
 * Gives another person a new password, as one who forgot theirs needs; their sessions end.
 * @throws AppError 'forbidden' access.admin-needed, 'conflict' access.own-password-elsewhere, 'not-found' access.no-such-person, 'invalid' for the password
 */
export async function setPasswordOf({ change, clock }: AccessParts, actor: Actor, userId: string, password: string): Promise<void> {
  requireAdmin(actor)
  if (userId === actor.userId) throw new AppError('conflict', 'access.own-password-elsewhere')
  requireGoodPassword(password, '\0') // the name is not known yet: a name holds no control characters
  const passwordHash = await hashPassword(password)
  await change(async (tx, touched) => {
    const person = await lockPerson(tx, userId)
    requireGoodPassword(password, person.name)
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
    await endSessionsOf(tx, userId)
    await recordAudit(tx, clock, actor, 'access.password-changed', { name: person.name })
    touched(userId)
  })
}
