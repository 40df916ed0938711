import { realpath, stat } from 'node:fs/promises'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Actor } from '../access/index.ts'
import type { Database } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { resolveInside } from '../platform/safe-path.ts'
import { requireFile } from './find-file.ts'
import { blobs, files, sources, versions } from './schema.ts'
import type { Storage } from './storage/storage.ts'

export interface Original { path: string; name: string; mediaType: string; size: number; sha256: string }

/** Where the bytes of a content lie on this machine: in storage, else at any place of a source that still has a file of that size. */
export async function originalPath(db: Database, storage: Storage, sha256: string): Promise<string | undefined> {
  const stored = await storage.localPath(sha256) // by its content: what lies there is right, whatever the rows say, and they need not be asked
  if (stored !== undefined) return stored
  const [blob] = await db.select().from(blobs).where(eq(blobs.sha256, sha256))
  if (!blob) return undefined
  // the newest version at a place is what its path holds; an older one was overwritten there
  const places = await db.select({ root: sources.root, path: versions.sourcePath }).from(versions)
    .innerJoin(files, eq(files.versionId, versions.id)).innerJoin(sources, eq(sources.id, files.sourceId))
    .where(and(eq(versions.sha256, sha256), isNotNull(versions.sourcePath)))
  for (const { root, path } of places) {
    const found = await insideSource(root, path ?? '', blob.size)
    if (found) return found
  }
  return undefined
}

/**
 * The bytes of a version, the current one unless told.
 * @throws AppError 'not-found' library.no-such-file | library.no-such-version, 'unavailable' library.original-away when the bytes are not to be had now
 */
export async function openOriginal(db: Database, storage: Storage, actor: Actor, fileId: string, number?: number): Promise<Original> {
  const file = await requireFile(db, actor, fileId)
  const which = number === undefined ? eq(versions.id, file.versionId) : and(eq(versions.fileId, fileId), eq(versions.number, number))
  const [version] = await db.select().from(versions).where(which)
  if (!version) throw new AppError('not-found', 'library.no-such-version', { number: number ?? 0 })
  const path = await originalPath(db, storage, version.sha256)
  if (!path) throw new AppError('unavailable', 'library.original-away', { name: file.name })
  return { path, name: file.name, mediaType: version.mediaType, size: version.size, sha256: version.sha256 }
}

/** The real path when it exists, stays within the root through all symbolic links, and has the size that was read. */
async function insideSource(root: string, path: string, size: number): Promise<string | undefined> {
  try {
    const real = await realpath(resolveInside(root, path))
    const facts = await stat(real)
    return facts.isFile() && facts.size === size && resolveInside(root, real.slice(root.length + 1)) === real ? real : undefined
  } catch {
    return undefined
  }
}
