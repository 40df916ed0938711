import { and, desc, eq, sql } from 'drizzle-orm'
import { requireRole, type Actor } from '../access/index.ts'
import type { Transaction } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'
import { currentFacts } from './add-version.ts'
import { versionAdded } from './events.ts'
import { requireFile, type Version } from './find-file.ts'
import { blobs, files, versions } from './schema.ts'

/**
 * Makes an older content the current one again, as a new version on top, so that nothing is overwritten.
 * @throws AppError 'not-found' library.no-such-version, 'conflict' library.version-is-current | library.version-bytes-gone (a source overwrote it)
 */
export async function restoreVersion(tx: Transaction, events: Events, actor: Actor, fileId: string, number: number): Promise<Version> {
  const file = await requireFile(tx, actor, fileId)
  requireRole(actor, file.spaceId, 'member')
  await tx.select({ id: files.id }).from(files).where(eq(files.id, fileId)).for('update')
  const [old] = await tx.select().from(versions).where(and(eq(versions.fileId, fileId), eq(versions.number, number)))
  if (!old) throw new AppError('not-found', 'library.no-such-version', { number })
  if (old.sha256 === file.sha256) throw new AppError('conflict', 'library.version-is-current', { number })
  const [blob] = await tx.select({ stored: blobs.stored }).from(blobs).where(eq(blobs.sha256, old.sha256))
  if (!blob?.stored) throw new AppError('conflict', 'library.version-bytes-gone', { number })
  const [last] = await tx.select({ number: versions.number }).from(versions).where(eq(versions.fileId, fileId)).orderBy(desc(versions.number)).limit(1)
  const [added] = await tx.insert(versions).values({ ...old, id: newId(), number: (last?.number ?? 0) + 1, createdAt: new Date(), createdBy: actor.userId }).returning()
  if (!added) throw new AppError('internal', 'platform.internal')
  await tx.update(files).set({ versionId: added.id, ...currentFacts({ ...old, kind: kindOf(old.mediaType, file.kind) }), changedAt: sql`now()` }).where(eq(files.id, fileId))
  await events.publish(tx, versionAdded, { fileId, versionId: added.id, sha256: old.sha256, kind: kindOf(old.mediaType, file.kind), spaceId: file.spaceId, isNewFile: false, isNewContent: false })
  return added
}

/** A file may have changed its kind between versions; the media type of the old content tells. */
function kindOf(mediaType: string, now: 'image' | 'audio' | 'video'): 'image' | 'audio' | 'video' {
  const top = mediaType.split('/')[0]
  return top === 'image' || top === 'audio' || top === 'video' ? top : now
}
