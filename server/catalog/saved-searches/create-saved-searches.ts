import { and, asc, count, eq, or, sql, type SQL } from 'drizzle-orm'
import { defaultSpace, requireRole, spacesOf, users, type Actor } from '../../access/index.ts'
import { inSpaces } from '../../library/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { savedSearches as table } from '../saved-searches-schema.ts'
import { countTreeChange } from '../tree/tree-changes.ts'
import { searchName, searchText } from './search-name.ts'

/** A search that is kept under a name, as somebody sees it. */
export interface SavedSearch { id: string; name: string; query: string; /** Others of the household see it too. */ shared: boolean; /** The actor's own, which they may change. */ own: boolean; /** Who saved it. */ by: string }
export type SavedSearches = ReturnType<typeof createSavedSearches>

/** More than anybody finds their way in. */
const MOST = 200

/** Searches that people keep: each belongs to who saved it, and may be shown to the household. What they find is looked for anew for whoever opens them, so that nobody finds more by another's search. */
export function createSavedSearches({ db }: { db: Database }) {
  const mine = (actor: Actor, id: string): SQL | undefined => and(sql`${table.id}::text = ${id}`, eq(table.userId, actor.userId))
  const shareOf = (actor: Actor, shared: boolean): string | null => {
    if (!shared) return null
    const space = defaultSpace(actor)
    requireRole(actor, space, 'member')
    return space
  }
  return {
    /** Those that the actor sees: their own first, then what others share, each by name. */
    async list(actor: Actor): Promise<SavedSearch[]> {
      const own = sql<boolean>`${table.userId} = ${actor.userId}`
      const rows = await db.select({ id: table.id, name: table.name, query: table.query, sharedWith: table.sharedWith, own, by: users.name }).from(table).innerJoin(users, eq(users.id, table.userId))
        .where(or(eq(table.userId, actor.userId), inSpaces(table.sharedWith, spacesOf(actor)))).orderBy(sql`${own} desc`, sql`${table.name} collate "und-x-icu"`, asc(table.id))
      return rows.map(({ sharedWith, ...search }) => ({ ...search, shared: sharedWith !== null }))
    },
    /**
     * Keeps a search under a name.
     * @throws AppError 'invalid' catalog.saved-search-nameless | …-name-long | …-empty, 'conflict' catalog.saved-search-name-taken | catalog.too-many-saved-searches, 'forbidden' access.role-needed for a viewer who wants to share
     */
    async save(actor: Actor, given: { name: string; query: string; shared?: boolean }): Promise<SavedSearch> {
      const [name, query, sharedWith] = [searchName(given.name), searchText(given.query), shareOf(actor, given.shared ?? false)]
      const id = newId()
      await db.transaction(async (tx) => {
        await requireFree(tx, actor, name)
        const [all] = await tx.select({ n: count() }).from(table).where(eq(table.userId, actor.userId))
        if ((all?.n ?? 0) >= MOST) throw new AppError('conflict', 'catalog.too-many-saved-searches', { most: MOST })
        await tx.insert(table).values({ id, userId: actor.userId, sharedWith, name, query })
        await countTreeChange(tx)
      })
      return { id, name, query, shared: sharedWith !== null, own: true, by: actor.name }
    },
    /**
     * Changes one of the actor's own: what is given; the rest stays.
     * @throws AppError 'not-found' catalog.no-such-saved-search, also for somebody else's, and what save() throws
     */
    async change(actor: Actor, id: string, given: { name?: string; shared?: boolean }): Promise<void> {
      const [name, sharedWith] = [given.name === undefined ? undefined : searchName(given.name), given.shared === undefined ? undefined : shareOf(actor, given.shared)]
      await db.transaction(async (tx) => {
        if (name !== undefined) await requireFree(tx, actor, name, id)
        const changed = await tx.update(table).set({ name: name ?? sql`${table.name}`, sharedWith: sharedWith === undefined ? sql`${table.sharedWith}` : sharedWith }).where(mine(actor, id)).returning({ id: table.id })
        if (changed.length === 0) throw new AppError('not-found', 'catalog.no-such-saved-search')
        await countTreeChange(tx)
      })
    },
    /**
     * Forgets one of the actor's own; no file is touched. Returns what it was called.
     * @throws AppError 'not-found' catalog.no-such-saved-search, also for somebody else's
     */
    async delete(actor: Actor, id: string): Promise<string> {
      return db.transaction(async (tx) => {
        const [gone] = await tx.delete(table).where(mine(actor, id)).returning({ name: table.name })
        if (!gone) throw new AppError('not-found', 'catalog.no-such-saved-search')
        await countTreeChange(tx)
        return gone.name
      })
    },
  }
}

/** One name, one search: whoever saves two at the same moment waits for their turn. */
async function requireFree(tx: Transaction, { userId }: Actor, name: string, except?: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`saved searches ${userId}`}, 0))`)
  const [taken] = await tx.select({ name: table.name }).from(table).where(and(eq(table.userId, userId), sql`lower(${table.name}) = lower(${name})`, except === undefined ? undefined : sql`${table.id}::text <> ${except}`))
  if (taken) throw new AppError('conflict', 'catalog.saved-search-name-taken', { name: taken.name })
}
