import { and, sql, type SQL } from 'drizzle-orm'
import { audioMetadata, files } from '../../library/index.ts'
import { fixedSql } from '../../platform/ask-often.ts'
import type { Queryable } from '../../platform/database.ts'
import { nameEntries } from './entry-names.ts'
import { readEntryRow, entryColumns, type EntryRow } from './entry-row.ts'
import { behind, orderOf, placeOf, readPlace, titleOrder, type PlacedSort } from './entry-order.ts'
import type { EntryList } from './shelf.ts'
import { treeEntry } from './tree-entry.ts'
import type { TreeEntry, TreeSort } from './tree-node.ts'

/** Files of a container, of which those may be seen that are `shown`, and what is called as something else there. */
export interface SeenList extends EntryList { parentId: string; shown: SQL; /** Names of containers beside them, in lower case. */ taken: ReadonlySet<string> }

/** Which of them are asked for. */
export interface EntryRange { only?: SQL; sort?: TreeSort; from?: number; count?: number; /** Places in the order that are known, by how many stand before them; those that are read are added. */ places?: Map<number, readonly string[]> }

/** What is no sound has no words of music, and none are looked for. */
const withMusic = fixedSql(sql`left join ${audioMetadata} on ${audioMetadata.sha256} = case when ${files.kind} = 'audio' then ${files.sha256} end`)

/** A page of the entries of a container. */
export async function selectEntries(db: Queryable, list: SeenList, { only, sort, from = 0, count = 1, places }: EntryRange): Promise<TreeEntry[]> {
  const { by, order } = orderFor(list, sort)
  const known = by && places ? nearest(places, from) : { at: 0 }
  const where = and(list.shown, list.where, only, known.place && by && behind(by, known.place))
  const inOrder = sql`order by ${sql.join(order, sql`, `)}`
  // which ones, before anything is asked of them: what is passed over costs no more than its place; planned anew each time, for it depends on where the page begins
  const rows = await db.execute<EntryRow & { place: string }>(sql`
    select ${entryColumns}, ${by ? placeOf(by) : sql`''`} as place from ${files} ${withMusic}
    where ${files.id} = any(array(select ${files.id} from ${files} ${by ? sql`` : withMusic} where ${where} ${inOrder} limit ${count} offset ${from - known.at})) ${inOrder}`)
  const last = rows.at(-1)
  if (last && places && by) places.set(from + rows.length, readPlace(last.place))
  const read = rows.map(readEntryRow)
  const names = await nameEntries(db, list, read.map(({ file }) => file))
  return read.map(({ file, music }) => treeEntry(list.parentId, names.get(file.id) ?? file.id, file, music))
}

/** A sort that has places, and its order as SQL; titles and an order of a list's own have none. */
const orderFor = ({ sort: own, order }: EntryList, asked?: TreeSort): { by?: PlacedSort; order: SQL[] } => {
  const by = asked ?? own ?? (order ? undefined : '-taken')
  if (by === 'title' || by === '-title') return { order: titleOrder(by) }
  return by ? { by, order: orderOf(by) } : { order: [...order ?? []] }
}

/** The last place that is known before an offset. */
function nearest(places: ReadonlyMap<number, readonly string[]>, from: number): { at: number; place?: readonly string[] } {
  const exact = places.get(from)
  if (exact) return { at: from, place: exact }
  const at = [...places.keys()].reduce((best, each) => (each < from && each > best ? each : best), 0)
  const place = places.get(at)
  return place ? { at, place } : { at: 0 }
}
