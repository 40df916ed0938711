import { requireRole, type Actor } from '../../access/index.ts'
import { countFiles, fileAt, folderAt, listFiles, listFolders, within, type FolderSort, type HeldFile, type HeldFolder, type Place, type Shown, type Spot } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'

/** What stands at a spot. */
export type Held = { type: 'file'; file: HeldFile } | { type: 'folder'; changedAt: Date }
export interface FolderPage { from: number; count: number; sort?: FolderSort; shown: Shown }

/** What stands at a spot; a file comes before a folder of the same name. */
export async function heldAt(db: Queryable, actor: Actor, spot: Spot, shown: Shown): Promise<Held | undefined> {
  requireRole(actor, spot.spaceId, 'viewer')
  const file = await fileAt(db, actor, spot, shown)
  if (file) return { type: 'file', file }
  const changedAt = await folderAt(db, actor, within(spot))
  return changedAt && { type: 'folder', changedAt }
}

/** One page of a folder, its folders first; total is of all of it. */
export async function listFolder(db: Queryable, actor: Actor, place: Place, { from, count, sort = 'name', shown }: FolderPage): Promise<{ total: number; folders: HeldFolder[]; files: HeldFile[] }> {
  requireRole(actor, place.spaceId, 'viewer')
  const [all, total] = await Promise.all([listFolders(db, actor, place, shown), countFiles(db, actor, place, shown)])
  const ordered = sort === '-name' ? all.toReversed() : all
  const folders = ordered.slice(from, from + count)
  const left = count - folders.length
  const files = left > 0 && total > 0 ? await listFiles(db, actor, place, shown, { from: Math.max(0, from - all.length), count: left, sort }) : []
  return { total: all.length + total, folders, files }
}
