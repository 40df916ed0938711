import { and, eq, inArray, sql } from 'drizzle-orm'
import { requireAdmin, spaceMembers, type Access, type Actor, type KeepLimit } from '../../access/index.ts'
import type { Database, Queryable, Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { tags } from '../schema.ts'
import { tagLimits } from '../sight-schema.ts'
import { tagNames } from '../tags/tag-path.ts'
import { countTreeChange } from '../tree/tree-changes.ts'
import { seesTag } from './sees-beside.ts'

/** A tag to which somebody is limited, with all below it. */
export interface LimitingTag { id: string; path: string }
export type Sight = ReturnType<typeof createSight>

/** People who see only what carries certain tags: administrators say who and which. */
export function createSight({ db, access }: { db: Database; access: Pick<Access, 'limitUser'> }) {
  const limit = (actor: Actor, userId: string, limited: boolean, keep: (tx: Transaction) => Promise<void>): Promise<void> => access.limitUser(actor, userId, limited, keeping(userId, keep))
  return {
    /**
     * The tags of everybody who is limited, by person and path; those of spaces that the actor does not see are left out.
     * @throws AppError 'forbidden' access.admin-needed
     */
    async list(actor: Actor): Promise<Map<string, LimitingTag[]>> {
      requireAdmin(actor)
      const rows = await db.select({ userId: tagLimits.userId, id: tags.id, path: tags.path }).from(tagLimits).innerJoin(tags, eq(tags.id, tagLimits.tagId)).where(seesTag(actor)).orderBy(tags.path)
      return new Map([...Map.groupBy(rows, (row) => row.userId)].map(([userId, own]) => [userId, own.map(({ id, path }) => ({ id, path }))]))
    },
    /**
     * Lets a viewer see only what carries this tag or one below it, besides what they were limited to before.
     * @throws AppError 'not-found' catalog.no-tag-called, 'invalid' catalog.tag-empty …, and as access.limitUser does
     */
    add: (actor: Actor, userId: string, typed: string): Promise<void> => limit(actor, userId, true, async (tx) => {
      const found = await tagsCalled(tx, actor, userId, tagNames(typed).join('/'))
      if (found.length === 0) throw new AppError('not-found', 'catalog.no-tag-called', { path: typed.trim() })
      await tx.insert(tagLimits).values(found.map(({ id }) => ({ userId, tagId: id }))).onConflictDoNothing()
    }),
    /** Takes one of the tags away; whose last one went sees nothing, and not everything. */
    remove: (actor: Actor, userId: string, tagId: string): Promise<void> => limit(actor, userId, true, async (tx) => {
      await tx.delete(tagLimits).where(and(eq(tagLimits.userId, userId), sql`${tagLimits.tagId}::text = ${tagId}`))
    }),
    /** Lets them see everything again. */
    lift: (actor: Actor, userId: string): Promise<void> => limit(actor, userId, false, async (tx) => {
      await tx.delete(tagLimits).where(eq(tagLimits.userId, userId))
    }),
  }
}

/** Counts as a change of the tree: what was remembered of it for this person is wrong from now on. */
const keeping = (userId: string, keep: (tx: Transaction) => Promise<void>): KeepLimit => async (tx) => {
  await keep(tx)
  await countTreeChange(tx)
  const left = await tx.select({ path: tags.path }).from(tagLimits).innerJoin(tags, eq(tags.id, tagLimits.tagId)).where(eq(tagLimits.userId, userId)).orderBy(tags.path)
  return left.map(({ path }) => path)
}

/** Tags of that path which the actor sees, in spaces that the person belongs to. */
const tagsCalled = (on: Queryable, actor: Actor, userId: string, path: string): Promise<{ id: string }[]> => on.select({ id: tags.id }).from(tags).where(and(
  seesTag(actor), sql`lower(${tags.path}) = lower(${path})`, inArray(tags.spaceId, on.select({ id: spaceMembers.spaceId }).from(spaceMembers).where(eq(spaceMembers.userId, userId))),
))
