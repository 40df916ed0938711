import { and, eq, sql, type SQL } from 'drizzle-orm'
import { audioMetadata, files } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { orderBy, type SortKey } from '../timeline/item.ts'
import { fileStem, nameEntries } from './entry-names.ts'
import type { EntryList } from './shelf.ts'
import type { TreeEntry, TreeSort } from './tree-node.ts'

const id: SortKey = { by: sql`${files.id}`, type: 'uuid' }
const sortKeys: Record<'name' | 'taken' | 'added', SortKey[]> = {
  name: [{ by: sql`${files.name} collate "und-x-icu"`, type: 'text' }, id],
  taken: [{ by: sql`${files.takenLocal}`, type: 'timestamp' }, id],
  added: [{ by: sql`${files.addedAt}`, type: 'timestamptz' }, id],
}

/** The order of a sort as SQL over the table files. */
export function orderOf(sort: TreeSort): SQL[] {
  const by = sort.replace('-', '') as keyof typeof sortKeys
  return orderBy({ keys: sortKeys[by], direction: sort.startsWith('-') ? 'desc' : 'asc' })
}

const columns = {
  id: files.id, name: files.name, stem: sql<string>`${fileStem}`, spaceId: files.spaceId, kind: files.kind, mediaType: files.mediaType, size: files.size, sha256: files.sha256, width: files.width, height: files.height,
  durationMs: files.durationMs, takenAt: files.takenAt, addedAt: files.addedAt, changedAt: files.changedAt,
  music: { title: audioMetadata.title, artist: audioMetadata.artist, album: audioMetadata.album, genre: audioMetadata.genre, track: audioMetadata.track },
}

/** Entries of a container among all that `list` holds for; `only` narrows them, names are told apart among all. */
export async function selectEntries(db: Queryable, parentId: string, list: EntryList, { taken, only, sort, from = 0, count = 1 }: { taken: ReadonlySet<string>; only?: SQL; sort?: TreeSort; from?: number; count?: number }): Promise<TreeEntry[]> {
  const order = sort ? orderOf(sort) : list.order ?? orderOf('-taken')
  const rows = await db.select(columns).from(files).leftJoin(audioMetadata, and(eq(files.kind, 'audio'), eq(audioMetadata.sha256, files.sha256)))
    .where(and(list.where, only)).orderBy(...order).limit(count).offset(from)
  const names = await nameEntries(db, list.where, rows, taken)
  return rows.map(({ stem, music, ...row }) => ({
    ...row, type: 'entry', parentId, id: `${parentId}~${row.id}`, fileId: row.id, name: names.get(row.id) ?? stem, ...(row.kind === 'audio' && music && { music }),
  }))
}
