import { sql } from 'drizzle-orm'
import { fileRefused } from '../../ingest/index.ts'
import { fileChanged, versionAdded } from '../../library/index.ts'
import { askOften } from '../../platform/ask-often.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import { catalogChanged, marksChanged, peopleChanged, searchIndexed } from '../events.ts'
import { treeChanges } from '../tree-schema.ts'

/** Where the tree stands: how many changes it has seen, and when the latest was. */
export interface TreeStamp { updateId: number; changedAt: Date }

/** Rows from which on they are gathered into one. */
const MOST_ROWS = 1000

/** Counts a change of which no event tells: an empty folder came or went. */
export async function countTreeChange(tx: Transaction): Promise<void> {
  await tx.insert(treeChanges).values({})
}

/** Counts every change that the tree may show, in the transaction that makes it. */
export function followTreeChanges(events: Events): void {
  events.on(versionAdded, 'catalog.tree', countTreeChange)
  events.on(fileRefused, 'catalog.tree', countTreeChange)
  events.on(fileChanged, 'catalog.tree', countTreeChange)
  events.on(catalogChanged, 'catalog.tree', countTreeChange)
  events.on(marksChanged, 'catalog.tree', countTreeChange)
  events.on(peopleChanged, 'catalog.tree', countTreeChange)
  events.on(searchIndexed, 'catalog.tree', countTreeChange)
}

/** Reads where the tree stands. A change counts from its commit on, also one that began before others and ended after them, for rows are counted and not numbered. */
export async function readTreeStamp(db: Database, start: Date): Promise<TreeStamp> {
  const [row] = await askOften<{ n: number; rows: number; at: string | null; last: string | null }>(db, sql`
    select coalesce(sum(${treeChanges.changes}), 0)::float8 as n, count(*)::int as rows, max(${treeChanges.changedAt})::text as at, max(${treeChanges.id})::text as last from ${treeChanges}`)
  if (row?.last && row.rows > MOST_ROWS) await gather(db, row.last)
  return { updateId: row?.n ?? 0, changedAt: row?.at ? new Date(row.at) : start }
}

/** Puts one row in the place of many; who gathers at the same moment takes only what is left. */
async function gather(db: Database, last: string): Promise<void> {
  await db.execute(sql`
    with gone as (delete from ${treeChanges} where ${treeChanges.id} <= ${last}::bigint returning changes, changed_at)
    insert into ${treeChanges} (changes, changed_at) select sum(changes), max(changed_at) from gone having count(*) > 0`)
}
