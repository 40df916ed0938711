import { and, asc, desc, eq, ilike, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { audioMetadata, files, type Place } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { folderId } from './folder-ids.ts'
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
  const nodes = rows.map(({ file, ...music }) => {
    const parentId = folderId(file)
    const { id, name, spaceId, kind, mediaType, size, sha256, width, height, durationMs, takenAt, addedAt, changedAt } = file
    return { type: 'entry' as const, id: `${parentId}~${id}`, parentId, name, fileId: id, spaceId, kind, mediaType, size, sha256, width, height, durationMs, takenAt, addedAt, changedAt, ...(kind === 'audio' && { music }) }
  })
  return { total: all?.n ?? 0, nodes }
}

function inPlace({ spaceId, sourceId, folder }: Place): SQL | undefined {
  const deep = folder === '' ? undefined : sql`(${files.folder} = ${folder} or starts_with(${files.folder}, ${`${folder}/`}))`
  return and(eq(files.spaceId, spaceId), sourceId === null ? isNull(files.sourceId) : eq(files.sourceId, sourceId), deep)
}

/** Bound parameters only (security rule 11); the signs that LIKE knows stand for themselves. */
function wanted({ kinds, title, artist, album, genre }: TreeFilter): (SQL | undefined)[] {
  const holds = (column: Parameters<typeof ilike>[0], text: string | undefined) => (text === undefined ? undefined : ilike(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`))
  return [
    kinds && inArray(files.kind, [...kinds]),
    title === undefined ? undefined : sql`(${holds(audioMetadata.title, title)} or ${holds(files.name, title)})`,
    holds(audioMetadata.artist, artist), holds(audioMetadata.album, album), holds(audioMetadata.genre, genre),
  ]
}
