import { and, asc, eq, sql } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import { newId, type Transaction } from '../platform/index.ts'
import type { AccessParts } from './access-parts.ts'
import { requireRole, type Actor, type Role } from './actor.ts'
import { recordAudit } from './audit.ts'
import { requireViewerIfLimited } from './people.ts'
import { cleanName } from './person-name.ts'
import { spaceMembers, spaces, users } from './schema.ts'
import { isUniqueViolation } from './unique-violation.ts'

/** A space that the actor sees; `role` is the actor's own in it. */
export interface ListedSpace { id: string; name: string; role: Role; isDefault: boolean; members: number }
export interface SpaceMember { userId: string; name: string; role: Role }

/** The actor's spaces, the household first. */
export async function listSpaces({ db }: AccessParts, actor: Actor): Promise<ListedSpace[]> {
  const facts = await db.select({ id: spaces.id, isDefault: spaces.isDefault, members: sql<number>`(select count(*)::int from space_members m where m.space_id = ${spaces.id})` })
    .from(spaces).innerJoin(spaceMembers, and(eq(spaceMembers.spaceId, spaces.id), eq(spaceMembers.userId, actor.userId)))
  return actor.spaces.flatMap((space) => {
    const found = facts.find((fact) => fact.id === space.id)
    return found ? [{ ...space, isDefault: found.isDefault, members: found.members }] : []
  })
}

/**
 * Makes a private space beside the household, administered by the actor alone.
 * @throws AppError 'forbidden' access.role-needed for one who only looks, 'invalid' for the name, 'conflict' access.space-name-taken
 */
export async function createSpace({ change, clock }: AccessParts, actor: Actor, typed: string): Promise<ListedSpace> {
  if (actor.role === 'viewer') throw new AppError('forbidden', 'access.role-needed', { least: 'member' })
  const name = cleanName(typed)
  if (actor.spaces.some((space) => space.name.toLowerCase() === name.toLowerCase())) throw new AppError('conflict', 'access.space-name-taken', { name })
  const id = newId()
  await change(async (tx, touched) => {
    await tx.insert(spaces).values({ id, name, createdAt: clock.now() })
    await tx.insert(spaceMembers).values({ spaceId: id, userId: actor.userId, role: 'admin' })
    await recordAudit(tx, clock, actor, 'access.space-made', { space: name })
    touched(actor.userId)
  })
  return { id, name, role: 'admin', isDefault: false, members: 1 }
}

/**
 * Who else sees this space.
 * @throws AppError 'not-found' access.no-such-space
 */
export async function listMembers({ db }: AccessParts, actor: Actor, spaceId: string): Promise<SpaceMember[]> {
  requireRole(actor, spaceId, 'viewer')
  return db.select({ userId: users.id, name: users.name, role: spaceMembers.role }).from(spaceMembers)
    .innerJoin(users, eq(users.id, spaceMembers.userId)).where(and(eq(spaceMembers.spaceId, spaceId), eq(users.disabled, false))).orderBy(asc(sql`lower(${users.name})`))
}

/**
 * Whom the actor could still let into this space: people with access who are not in it.
 * @throws AppError 'not-found' access.no-such-space, 'forbidden' access.role-needed
 */
export async function listInvitable({ db }: AccessParts, actor: Actor, spaceId: string): Promise<{ userId: string; name: string }[]> {
  requireRole(actor, spaceId, 'admin')
  return db.select({ userId: users.id, name: users.name }).from(users)
    .where(and(eq(users.disabled, false), sql`not exists (select from space_members m where m.space_id = ${spaceId} and m.user_id = ${users.id})`)).orderBy(asc(sql`lower(${users.name})`))
}

/**
 * Lets a person into a private space.
 * @throws AppError 'not-found' access.no-such-space, access.no-such-person, 'forbidden' access.role-needed, 'conflict' access.household-follows-house, access.already-member, access.limited-stays-viewer
 */
export async function addMember({ change, clock }: AccessParts, actor: Actor, spaceId: string, member: { userId: string; role: Role }): Promise<void> {
  requireRole(actor, spaceId, 'admin')
  try {
    await change(async (tx, touched) => {
      const space = await lockPrivateSpace(tx, spaceId)
      const [person] = await tx.select({ name: users.name, limited: users.limited }).from(users).where(and(eq(users.id, member.userId), eq(users.disabled, false)))
      if (!person) throw new AppError('not-found', 'access.no-such-person')
      requireViewerIfLimited(person, member.role)
      await tx.insert(spaceMembers).values({ spaceId, ...member })
      await recordAudit(tx, clock, actor, 'access.member-added', { name: person.name, space: space.name, role: member.role })
      touched(member.userId)
    })
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('conflict', 'access.already-member', {}, { cause: error }) : error
  }
}

/**
 * Changes what a member may do in a private space.
 * @throws AppError 'not-found' access.no-such-space, access.no-such-member, 'forbidden' access.role-needed, 'conflict' access.household-follows-house, access.last-space-administrator, access.limited-stays-viewer
 */
export async function changeMember({ change, clock }: AccessParts, actor: Actor, spaceId: string, member: { userId: string; role: Role }): Promise<void> {
  requireRole(actor, spaceId, 'admin')
  await change(async (tx, touched) => {
    const space = await lockPrivateSpace(tx, spaceId)
    const found = await findMember(tx, spaceId, member.userId)
    requireViewerIfLimited(found, member.role)
    if (member.role !== 'admin') await requireAnotherAdministrator(tx, spaceId, member.userId)
    await tx.update(spaceMembers).set({ role: member.role }).where(and(eq(spaceMembers.spaceId, spaceId), eq(spaceMembers.userId, member.userId)))
    await recordAudit(tx, clock, actor, 'access.member-changed', { name: found.name, space: space.name, before: found.role, after: member.role })
    touched(member.userId)
  })
}

/**
 * Takes a member out of a private space; everybody may leave by themselves.
 * @throws AppError 'not-found' access.no-such-space, access.no-such-member, 'forbidden' access.role-needed, 'conflict' access.household-follows-house, access.last-space-administrator
 */
export async function removeMember({ change, clock }: AccessParts, actor: Actor, spaceId: string, userId: string): Promise<void> {
  requireRole(actor, spaceId, userId === actor.userId ? 'viewer' : 'admin')
  await change(async (tx, touched) => {
    const space = await lockPrivateSpace(tx, spaceId)
    const found = await findMember(tx, spaceId, userId)
    await requireAnotherAdministrator(tx, spaceId, userId)
    await tx.delete(spaceMembers).where(and(eq(spaceMembers.spaceId, spaceId), eq(spaceMembers.userId, userId)))
    await recordAudit(tx, clock, actor, 'access.member-removed', { name: found.name, space: space.name })
    touched(userId)
  })
}

/** The household's members are the house's: their roles are changed there. */
async function lockPrivateSpace(tx: Transaction, spaceId: string): Promise<{ name: string }> {
  const [space] = await tx.select({ name: spaces.name, isDefault: spaces.isDefault }).from(spaces).where(eq(spaces.id, spaceId)).for('update')
  if (!space) throw new AppError('not-found', 'access.no-such-space')
  if (space.isDefault) throw new AppError('conflict', 'access.household-follows-house')
  return space
}

async function findMember(tx: Transaction, spaceId: string, userId: string): Promise<{ name: string; limited: boolean; role: Role }> {
  const [found] = await tx.select({ name: users.name, limited: users.limited, role: spaceMembers.role }).from(spaceMembers)
    .innerJoin(users, eq(users.id, spaceMembers.userId)).where(and(eq(spaceMembers.spaceId, spaceId), eq(spaceMembers.userId, userId)))
  if (!found) throw new AppError('not-found', 'access.no-such-member')
  return found
}

async function requireAnotherAdministrator(tx: Transaction, spaceId: string, besides: string): Promise<void> {
  const others = await tx.select({ id: spaceMembers.userId }).from(spaceMembers)
    .where(and(eq(spaceMembers.spaceId, spaceId), eq(spaceMembers.role, 'admin'), sql`${spaceMembers.userId} <> ${besides}`)).limit(1)
  if (others.length === 0) throw new AppError('conflict', 'access.last-space-administrator')
}
