import { and, eq, ne } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, folderAt, inRoot, madeFolders, sees, type Place } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { folderRoots } from '../folders/folder-roots.ts'
import { hashOf, readFolderId } from './folder-ids.ts'

/** A folder that stands in a root of the actor's. */
export interface FoundPlace { place: Place; rootName: string; changedAt: Date }

/** The folder that an id names, when it is there and the actor sees it. */
export async function placeOfId(db: Queryable, actor: Actor, id: string): Promise<FoundPlace | undefined> {
  const read = readFolderId(id)
  if (!read) return undefined
  const root = (await folderRoots(db, actor)).find(({ spaceId, sourceId }) => (read.isSource ? sourceId === read.rootId : sourceId === null && spaceId === read.rootId))
  if (!root) return undefined
  const top = { spaceId: root.spaceId, sourceId: root.sourceId, folder: read.folder }
  const place = read.hash === undefined ? top : { ...top, folder: await folderOfHash(db, actor, top, read.hash) }
  if (place.folder === undefined) return undefined
  const changedAt = await folderAt(db, actor, { ...place, folder: place.folder })
  return changedAt && { place: { ...place, folder: place.folder }, rootName: root.name, changedAt }
}

/** A path that is too long for an id, found among those of its root. */
async function folderOfHash(db: Queryable, actor: Actor, { spaceId, sourceId }: Place, hash: string): Promise<string | undefined> {
  const ofRoot = and(eq(files.spaceId, spaceId), inRoot(sourceId), ne(files.state, 'trashed'), sees(actor))
  const held = await db.selectDistinct({ folder: files.folder }).from(files).where(ofRoot)
  const made = sourceId === null && !actor.isLimited ? await db.select({ folder: madeFolders.path }).from(madeFolders).where(eq(madeFolders.spaceId, spaceId)) : []
  for (const { folder } of [...held, ...made]) {
    for (let path = folder; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) if (hashOf(path) === hash) return path
  }
  return undefined
}
