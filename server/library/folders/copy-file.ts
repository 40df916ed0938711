import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import { AppError } from '../../platform/errors.ts'
import { addVersion, type AddedVersion } from '../add-version.ts'
import { files, versions } from '../schema.ts'
import type { Storage } from '../storage/storage.ts'
import type { Spot } from './place.ts'

/**
 * Gives the managed file at a spot the current content of another file: a new file where none stands there, else its new version. No bytes are
 * copied where storage holds them; of a source's file the caller gives a temporary copy, for its owner may change the original.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function copyFile(tx: Transaction, parts: { storage: Storage; events: Events }, fileId: string, to: Spot, { by, bytesAt }: { by: string; bytesAt?: string }): Promise<AddedVersion> {
  const [found] = await tx.select({ kind: files.kind, version: versions }).from(files).innerJoin(versions, eq(versions.id, files.versionId)).where(eq(files.id, fileId))
  if (!found) throw new AppError('not-found', 'library.no-such-file')
  const { kind, version: { sha256, size, mediaType, width, height, durationMs, thumbhash, taken, notes } } = found
  const { spaceId, folder, name } = to
  return addVersion(tx, parts, { spaceId, sourceId: null, sourcePath: null, folder, name, ...(bytesAt !== undefined && { bytesAt }), kind, mediaType, sha256, size, width, height, durationMs, thumbhash, taken, notes, by })
}
