import { and, gte, lt, sql } from 'drizzle-orm'
import { requireFile, files } from '../../library/index.ts'
import type { Actor } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { searchScope, type SearchParts } from '../search/search-scope.ts'
import { selectItems, orderBy, type Item, type SortKey } from './item.ts'
import { newestFirst, scopeQuery, type Scope, type ScopeQuery } from './scope.ts'

export interface Page { offset: number; limit: number }
export interface Neighbours { previous: string | null; next: string | null }

/** Most items that one answer holds. */
const MOST = 2000
const bounded = ({ offset, limit }: Page): Page => ({ offset: Math.max(0, Math.trunc(offset)), limit: Math.max(0, Math.min(MOST, Math.trunc(limit))) })

type ListParts = SearchParts

/** A scope as SQL, whatever it is. */
async function queryOf(parts: ListParts, actor: Actor, scope: Scope): Promise<ScopeQuery> {
  return scope.list === 'search' ? searchScope(parts, actor, scope.query) : scopeQuery(actor, scope)
}

/** A page of a list and how many it holds in all. */
export async function listScope(parts: ListParts, actor: Actor, scope: Scope, page: Page): Promise<{ items: Item[]; total: number }> {
  const { where, order } = await queryOf(parts, actor, scope)
  const [items, counted] = await Promise.all([
    selectItems(parts.db, actor, where, order, bounded(page)),
    parts.db.select({ n: sql<number>`count(*)::int` }).from(files).where(where),
  ])
  return { items, total: counted[0]?.n ?? 0 }
}

/** The newest files of the timeline. */
export const firstOfTimeline = ({ db }: ListParts, actor: Actor, limit: number): Promise<Item[]> => {
  const { where } = scopeQuery(actor, { list: 'timeline' })
  return selectItems(db, actor, where, newestFirst, bounded({ offset: 0, limit }))
}

/**
 * Files of one month of the timeline, newest first.
 * @throws AppError 'invalid' catalog.bad-month for anything but 'YYYY-MM'
 */
export async function monthOfTimeline({ db }: ListParts, actor: Actor, month: string, page: Page): Promise<Item[]> {
  const [, year, number] = /^(\d{4,6})-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (!year || !number) throw new AppError('invalid', 'catalog.bad-month', { month })
  const { where } = scopeQuery(actor, { list: 'timeline' })
  const from = sql`${`${month}-01`}::timestamp`
  const inMonth = and(where, gte(files.takenLocal, from), lt(files.takenLocal, sql`${from} + interval '1 month'`)) ?? where
  return selectItems(db, actor, inMonth, newestFirst, bounded(page))
}

/**
 * The files before and after one in a list; null at its ends, or where the file is no longer in it.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function neighbours(parts: ListParts, actor: Actor, fileId: string, scope: Scope): Promise<Neighbours> {
  await requireFile(parts.db, actor, fileId)
  const { where, order } = await queryOf(parts, actor, scope)
  const here = await keysOf(parts, fileId, where, order.keys)
  if (!here) return { previous: null, next: null }
  const beside = async (towards: 'asc' | 'desc'): Promise<string | null> => {
    const place = sql`(${sql.join(order.keys.map(({ by }) => by), sql`, `)})`
    const beyond = sql`${place} ${sql.raw(towards === 'asc' ? '>' : '<')} (${sql.join(order.keys.map(({ type }, i) => sql`${here[i]}::${sql.raw(type)}`), sql`, `)})`
    const [row] = await parts.db.select({ id: files.id }).from(files).where(and(where, beyond)).orderBy(...orderBy({ keys: order.keys, direction: towards })).limit(1)
    return row?.id ?? null
  }
  const [less, more] = await Promise.all([beside('desc'), beside('asc')])
  return order.direction === 'desc' ? { previous: more, next: less } : { previous: less, next: more }
}

/** The place of a file in a list, as texts that lose nothing. */
async function keysOf({ db }: ListParts, fileId: string, where: ScopeQuery['where'], keys: SortKey[]): Promise<string[] | undefined> {
  const [row] = await db.select({ keys: sql<string[]>`array[${sql.join(keys.map(({ by }) => sql`(${by})::text`), sql`, `)}]` }).from(files).where(and(where, sql`${files.id} = ${fileId}`))
  return row?.keys
}
