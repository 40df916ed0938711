import { and, sql, type SQL } from 'drizzle-orm'
import { audioMetadata, files } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { nameEntries } from './entry-names.ts'
import { behind, orderOf, placeOf } from './entry-order.ts'
import type { EntryList } from './shelf.ts'
import { treeEntry } from './tree-entry.ts'
import type { TreeEntry, TreeSort } from './tree-node.ts'

/** Files of a container, of which those may be seen that are `shown`, and what is called as something else there. */
export interface SeenList extends EntryList { parentId: string; shown: SQL; /** Names of containers beside them, in lower case. */ taken: ReadonlySet<string> }

/** Which of them are asked for. */
export interface EntryRange { only?: SQL; sort?: TreeSort; from?: number; count?: number; /** Places in the order that are known, by how many stand before them; those that are read are added. */ places?: Map<number, readonly string[]> }

const columns = {
  id: files.id, name: files.name, spaceId: files.spaceId, kind: files.kind, mediaType: files.mediaType, size: files.size, sha256: files.sha256, width: files.width, height: files.height,
  durationMs: files.durationMs, takenAt: files.takenAt, addedAt: files.addedAt, changedAt: files.changedAt,
  music: { title: audioMetadata.title, artist: audioMetadata.artist, album: audioMetadata.album, genre: audioMetadata.genre, track: audioMetadata.track },
}
/** What is no sound has no words of music, and none are looked for. */
const tags = sql`${audioMetadata.sha256} = case when ${files.kind} = 'audio' then ${files.sha256} end`

/** A page of the entries of a container. */
export async function selectEntries(db: Queryable, list: SeenList, { only, sort, from = 0, count = 1, places }: EntryRange): Promise<TreeEntry[]> {
  const { by, order } = orderFor(list, sort)
  const known = by && places ? nearest(places, from) : { at: 0 }
  const where = and(list.shown, list.where, only, known.place && by && behind(by, known.place))
  // which ones, before anything is asked of them: what is passed over costs no more than its place
  const chosen = sql`${files.id} = any(array(select ${files.id} from ${files} ${by ? sql`` : sql`left join ${audioMetadata} on ${tags}`} where ${where} order by ${sql.join(order, sql`, `)} limit ${count} offset ${from - known.at}))`
  const rows = await db.select({ ...columns, place: by ? placeOf(by) : sql<string[]>`'{}'::text[]` }).from(files).leftJoin(audioMetadata, tags).where(chosen).orderBy(...order)
  const last = rows.at(-1)
  if (last && places && by) places.set(from + rows.length, last.place)
  const names = await nameEntries(db, list, rows)
  return rows.map((row) => treeEntry(list.parentId, names.get(row.id) ?? row.id, row, row.music))
}

/** A sort, and its order as SQL; an order of a list's own is none of the sorts. */
const orderFor = ({ sort: own, order }: EntryList, asked?: TreeSort): { by?: TreeSort; order: SQL[] } => {
  const by = asked ?? own ?? (order ? undefined : '-taken')
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
