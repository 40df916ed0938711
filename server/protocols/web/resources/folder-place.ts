import type { Actor } from '../../../access/index.ts'
import type { Ingest } from '../../../ingest/index.ts'
import { AppError, messageOf } from '../../../platform/errors.ts'
import type { FolderPlace } from '../../../../views/sources/data.ts'

/** Where the folder browser stands: the folder asked for, or the same place with the reason why it cannot be opened. */
export async function folderPlace(ingest: Ingest, actor: Actor, path: string): Promise<FolderPlace> {
  const roots = (await ingest.listSources(actor)).map(({ source }) => source.root)
  const isTaken = (folder: string): boolean => roots.some((root) => folder === root || folder.startsWith(`${root}/`))
  try {
    const listing = await ingest.browseFolders(actor, path)
    const folders = listing.folders.map((folder) => ({ readable: true, ...folder, taken: isTaken(folder.path) }))
    return { mediaFiles: 0, ...listing, folders }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'forbidden') throw error
    return { path, parent: '/', folders: [], mediaFiles: 0, error: messageOf(error) }
  }
}
