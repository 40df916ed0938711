import type { Spot } from '../../library/index.ts'
import { DavError } from './dav-error.ts'
import type { Call } from './parts.ts'
import type { Target } from './targets.ts'

/**
 * Where in Folders the bytes of a resource lie: a file that is met in another branch has its place there too.
 * @throws DavError 403 for a container of another branch, which is no folder
 */
export async function spotOfTarget({ parts, actor }: Pick<Call, 'parts' | 'actor'>, { spot, resource }: Target): Promise<Spot> {
  if (spot) return spot
  if (resource?.type !== 'file' || resource.fileId === null) throw new DavError(403, 'webdav.files-only')
  const { file: { spaceId, sourceId, folder, name } } = await parts.library.findFile(actor, resource.fileId)
  return { spaceId, sourceId, folder, name }
}
