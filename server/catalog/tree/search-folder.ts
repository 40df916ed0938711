import { and, asc, desc, eq, ilike, inArray, sql, type SQL } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { atOrBelow, audioMetadata, files, inRoot, type Place } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { folderId } from './folder-ids.ts'
import { treeEntry } from './tree-entry.ts'
import type { TreeChildren, TreeFilter, TreePage, TreeSort } from './tree-node.ts'

const orders: Record<TreeSort, SQL[]> = {
  name: [asc(files.name), asc(files.id)], '-name': [desc(files.name), desc(files.id)], taken: [asc(files.takenAt), asc(files.id)], '-taken': [desc(files.takenAt), desc(files.id)], added: [asc(files.addedAt), asc(files.id)], '-added': [desc(files.addedAt), desc(files.id)],
}

/** Media in a folder and all below it; without a place in all that the actor sees. */
export async function searchFolder(db: Queryable, actor: Actor, place: Place | undefined, filter: TreeFilter, { from, count, sort = 'name' }: TreePage): Promise<TreeChildren> {
  const where = and(inArray(files.spaceId, spacesOf(actor)), eq(files.state, 'present'), place && inPlace(place), ...wanted(filter))
  const joined = db.select({ file: files, title: audioMetadata.title, artist: audioMetadata.artist, album: audioMetadata.album, genre: audioMetadata.genre, track: audioMetadata.track }).from(files).leftJoin(audioMetadata, eq(audioMetadata.sha256, files.sha256))
  const rows = await joined.where(where).orderBy(...orders[sort]).limit(Math.min(count, 1000)).offset(from)
  const [all] = await db.select({ n: sql<number>`count(*)::int` }).from(files).leftJoin(audioMetadata, eq(audioMetadata.sha256, files.sha256)).where(where)
  return { total: all?.n ?? 0, nodes: rows.map(({ file, ...music }) => treeEntry(folderId(file), file.name, file, music)) }
}

const inPlace = ({ spaceId, sourceId, folder }: Place): SQL | undefined => and(eq(files.spaceId, spaceId), inRoot(sourceId), atOrBelow(files.folder, folder))

/** Bound parameters only (security rule 11); the signs that LIKE knows stand for themselves. */
function wanted({ kinds, title, artist, album, genre }: TreeFilter): (SQL | undefined)[] {
  const holds = (column: Parameters<typeof ilike>[0], text: string | undefined) => (text === undefined ? undefined : ilike(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`))
  return [
    kinds && inArray(files.kind, [...kinds]),
    title === undefined ? undefined : sql`(${holds(audioMetadata.title, title)} or ${holds(files.name, title)})`,
    holds(audioMetadata.artist, artist), holds(audioMetadata.album, album), holds(audioMetadata.genre, genre),
  ]
}
