import { and, asc, desc, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { atOrBelow, audioMetadata, files, inRoot, type Place } from '../../library/index.ts'
import { entryColumns, readEntryRow, type EntryRow } from './entry-row.ts'
import { titleOrder } from './entry-order.ts'
import { findFiles } from './found-files.ts'
import { FOLDERS, folderId } from './folder-ids.ts'
import { treeEntry } from './tree-entry.ts'
import type { TreeChildren, TreeFilter, TreePage, TreeSort } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const orders: Record<TreeSort, SQL[]> = {
  'name': [asc(files.name), asc(files.id)], '-name': [desc(files.name), desc(files.id)], 'taken': [asc(files.takenAt), asc(files.id)], '-taken': [desc(files.takenAt), desc(files.id)], 'added': [asc(files.addedAt), asc(files.id)], '-added': [desc(files.addedAt), desc(files.id)],
  'title': titleOrder('title'), '-title': titleOrder('-title'),
}

/** Media in a folder and all below it; without a place in all that the actor sees. Names are those of the disk. */
export async function searchFolder(parts: Pick<TreeParts, 'db' | 'remember' | 'shown'>, actor: Actor, place: Place | undefined, filter: TreeFilter, { from, count, sort = 'name' }: TreePage): Promise<TreeChildren> {
  const where = (place && inPlace(place)) ?? sql`true`
  const { total, only } = await findFiles(parts, actor, { place: place ? folderId(place) : FOLDERS, where, filter })
  if (total === 0) return { total, nodes: [] }
  const rows = await parts.db.execute<EntryRow & { source: string | null; folder: string }>(sql`
    select ${entryColumns}, ${files.sourceId} as source, ${files.folder} as folder from ${files} left join ${audioMetadata} on ${audioMetadata.sha256} = ${files.sha256}
    where ${and(parts.shown(actor), where, only)} order by ${sql.join(orders[sort], sql`, `)} limit ${Math.min(count, 1000)} offset ${from}`)
  return { total, nodes: rows.map((row) => {
    const { file, music } = readEntryRow(row)
    return treeEntry(folderId({ spaceId: file.spaceId, sourceId: row.source, folder: row.folder }), file.name, file, music)
  }) }
}

const inPlace = ({ spaceId, sourceId, folder }: Place): SQL | undefined => and(sql`${files.spaceId} = ${spaceId}`, inRoot(sourceId), atOrBelow(files.folder, folder))
