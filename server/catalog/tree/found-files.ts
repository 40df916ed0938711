import { and, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { oneOf } from './one-of.ts'
import { filterSql } from './tree-filter.ts'
import type { TreeFilter } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** So many are remembered one by one: their pages are read without looking for them again. */
const FEW = 300

/** What a filter finds: how many files, and which, as a condition over the table files beside that of the place. */
export interface Found { total: number; only: SQL | undefined }

/** Looks for files among those of a condition, once until the tree changes; `place` names the condition. */
export async function findFiles({ db, remember, shown }: Pick<TreeParts, 'db' | 'remember' | 'shown'>, actor: Actor, { place, where, filter }: { place: string; where: SQL; filter: TreeFilter }): Promise<Found> {
  const { total, ids } = await remember(actor, `found ${place} ${JSON.stringify(filter)}`, async () => {
    const rows = await db.execute<{ id: string; n: number }>(sql`
      select ${files.id} as id, (count(*) over ())::int as n from ${files} where ${and(shown(actor), where, filterSql(filter, 'index'))} limit ${FEW + 1}`)
    return { total: rows[0]?.n ?? 0, ids: rows.length > FEW ? undefined : rows.map(({ id }) => id) }
  })
  return { total, only: ids ? oneOf(ids) : filterSql(filter, 'walk') }
}
