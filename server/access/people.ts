import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import { newId, type Transaction } from '../platform/index.ts'
import type { AccessParts } from './access-parts.ts'
import { requireAdmin, type Actor, type Role } from './actor.ts'
import { recordAudit } from './audit.ts'
import { hashPassword, requireGoodPassword } from './password.ts'
import { cleanName } from './person-name.ts'
import { auditEntries, spaceMembers, spaces, users } from './schema.ts'
import { endSessionsOf } from './sessions.ts'
import { isUniqueViolation } from './unique-violation.ts'

/** A person with access, as administrators see them. */
export interface Person { id: string; name: string; role: Role; disabled: boolean; /** Sees only what carries certain tags. */ limited: boolean; createdAt: Date; /** Their last login; null before the first. */ lastSeenAt: Date | null }

const columns = { id: users.id, name: users.name, role: users.role, disabled: users.disabled, limited: users.limited, createdAt: users.createdAt }

/**
 * Everybody with access, by name.
 * @throws AppError 'forbidden' access.admin-needed
 */
export async function listUsers({ db }: AccessParts, actor: Actor): Promise<Person[]> {
  requireAdmin(actor)
  const lastLogin = db.select({ userId: auditEntries.userId, at: sql`max(${auditEntries.at})`.mapWith(auditEntries.at).as('at') }).from(auditEntries)
    .where(inArray(auditEntries.action, ['access.logged-in', 'access.set-up-done'])).groupBy(auditEntries.userId).as('last_login')
  return db.select({ ...columns, lastSeenAt: lastLogin.at }).from(users).leftJoin(lastLogin, eq(lastLogin.userId, users.id)).orderBy(asc(sql`lower(${users.name})`))
}

/**
 * Gives a person access: in the house and in the household with the same role.
 * @throws AppError 'forbidden' access.admin-needed, 'conflict' access.name-taken, 'invalid' for name and password
 */
export async function addUser({ change, clock }: AccessParts, actor: Actor, input: { name: string; password: string; role: Role }): Promise<Person> {
  requireAdmin(actor)
  const name = cleanName(input.name)
  requireGoodPassword(input.password, name)
  const passwordHash = await hashPassword(input.password)
  const person = { id: newId(), name, role: input.role, disabled: false, limited: false, createdAt: clock.now(), lastSeenAt: null }
  try {
    await change(async (tx) => {
      await tx.insert(users).values({ id: person.id, name, role: person.role, createdAt: person.createdAt, passwordHash })
      const [household] = await tx.select({ id: spaces.id }).from(spaces).where(eq(spaces.isDefault, true))
      if (!household) throw new AppError('not-found', 'access.no-such-space')
      await tx.insert(spaceMembers).values({ spaceId: household.id, userId: person.id, role: input.role })
      await recordAudit(tx, clock, actor, 'access.person-added', { name, role: input.role })
    })
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('conflict', 'access.name-taken', { name }, { cause: error }) : error
  }
  return person
}

/**
 * Changes what a person may do in the house and the household; they log in anew.
 * @throws AppError 'forbidden' access.admin-needed, 'not-found' access.no-such-person, 'conflict' access.last-administrator | access.limited-stays-viewer
 */
export async function changeRole({ change, clock }: AccessParts, actor: Actor, userId: string, role: Role): Promise<void> {
  requireAdmin(actor)
  await change(async (tx, touched) => {
    const person = await lockPerson(tx, userId)
    if (person.role === role) return
    requireViewerIfLimited(person, role)
    if (role !== 'admin') await requireAnotherAdministrator(tx, userId)
    await tx.update(users).set({ role }).where(eq(users.id, userId))
    await tx.update(spaceMembers).set({ role }).where(and(eq(spaceMembers.userId, userId), sql`${spaceMembers.spaceId} in (select id from spaces where is_default)`))
    await endSessionsOf(tx, userId)
    await recordAudit(tx, clock, actor, 'access.role-changed', { name: person.name, before: person.role, after: role })
    touched(userId)
  })
}

/**
 * Takes a person's access away; what they gave the house stays. They are out at once.
 * @throws AppError 'forbidden' access.admin-needed, 'not-found' access.no-such-person, 'conflict' access.not-yourself, access.last-administrator
 */
export async function disableUser({ change, clock }: AccessParts, actor: Actor, userId: string): Promise<void> {
  requireAdmin(actor)
  if (userId === actor.userId) throw new AppError('conflict', 'access.not-yourself')
  await change(async (tx, touched) => {
    const person = await lockPerson(tx, userId)
    if (person.disabled) return
    await requireAnotherAdministrator(tx, userId)
    await tx.update(users).set({ disabled: true }).where(eq(users.id, userId))
    await endSessionsOf(tx, userId)
    await recordAudit(tx, clock, actor, 'access.person-switched-off', { name: person.name })
    touched(userId)
  })
}

/**
 * Gives a person their access back.
 * @throws AppError 'forbidden' access.admin-needed, 'not-found' access.no-such-person
 */
export async function enableUser({ change, clock }: AccessParts, actor: Actor, userId: string): Promise<void> {
  requireAdmin(actor)
  await change(async (tx, touched) => {
    const person = await lockPerson(tx, userId)
    if (!person.disabled) return
    await tx.update(users).set({ disabled: false }).where(eq(users.id, userId))
    await recordAudit(tx, clock, actor, 'access.person-switched-on', { name: person.name })
    touched(userId)
  })
}

/**
 * Changes the actor's own name, which is also what they log in with.
 * @throws AppError 'invalid' for the name, 'conflict' access.name-taken
 */
export async function renameSelf({ change, clock }: AccessParts, actor: Actor, typed: string): Promise<void> {
  const name = cleanName(typed)
  try {
    await change(async (tx, touched) => {
      await tx.update(users).set({ name }).where(eq(users.id, actor.userId))
      await recordAudit(tx, clock, actor, 'access.renamed', { before: actor.name, after: name })
      touched(actor.userId)
    })
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('conflict', 'access.name-taken', { name }, { cause: error }) : error
  }
}

/**
 * What one cannot see, one must not change.
 * @throws AppError 'conflict' access.limited-stays-viewer
 */
export function requireViewerIfLimited({ name, limited }: { name: string; limited: boolean }, role: Role): void {
  if (limited && role !== 'viewer') throw new AppError('conflict', 'access.limited-stays-viewer', { name })
}

/**
 * The person's row, held until the transaction ends.
 * @throws AppError 'not-found' access.no-such-person
 */
export async function lockPerson(tx: Transaction, userId: string): Promise<Omit<Person, 'lastSeenAt'>> {
  // every administrator's row first and in one order: two who demote each other at the same moment take turns
  await tx.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).orderBy(asc(users.id)).for('update')
  const [person] = await tx.select(columns).from(users).where(eq(users.id, userId)).for('update')
  if (!person) throw new AppError('not-found', 'access.no-such-person')
  return person
}

/** The house never stands without somebody who may open it. */
async function requireAnotherAdministrator(tx: Transaction, besides: string): Promise<void> {
  const others = await tx.select({ id: users.id }).from(users).where(and(eq(users.role, 'admin'), eq(users.disabled, false), sql`${users.id} <> ${besides}`)).limit(1)
  if (others.length === 0) throw new AppError('conflict', 'access.last-administrator')
}
