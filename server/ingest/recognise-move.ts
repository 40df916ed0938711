import { lstat } from 'node:fs/promises'
import { and, eq, isNotNull, ne, or } from 'drizzle-orm'
import { files, sources, versions, type Library } from '../library/index.ts'
import type { Transaction } from '../platform/database.ts'
import { resolveInside } from '../platform/safe-path.ts'
import { placeOf } from './apply-scan.ts'
import { sourceEntries } from './schema.ts'

const CANDIDATES = 20

/**
 * A file of this source with the same content whose own path no longer exists: what arrived is that file at another place, across disks and
 * without its inode. It is moved, so that tags and history go along. A copy beside a living original stays a file of its own.
 */
export async function recogniseMove(tx: Transaction, library: Library, entry: { id: string; sourceId: string; path: string }, sha256: string): Promise<void> {
  const lost = await findLost(tx, entry.sourceId, sha256)
  if (!lost) return
  await tx.update(sourceEntries).set({ state: 'gone', fileId: null }).where(and(eq(sourceEntries.fileId, lost), ne(sourceEntries.id, entry.id)))
  await library.moveFile(tx, { fileId: lost, ...placeOf(entry.path), sourcePath: entry.path })
}

async function findLost(tx: Transaction, sourceId: string, sha256: string): Promise<string | undefined> {
  const alike = await tx.select({ id: files.id, root: sources.root, path: versions.sourcePath }).from(files)
    .innerJoin(versions, eq(versions.id, files.versionId)).innerJoin(sources, eq(sources.id, files.sourceId))
    .where(and(eq(files.sha256, sha256), eq(files.sourceId, sourceId), or(ne(files.state, 'trashed'), isNotNull(files.missingSince)))).limit(CANDIDATES)
  for (const { id, root, path } of alike) {
    const isThere = path !== null && await lstat(resolveInside(root, path)).then(() => true, () => false)
    if (!isThere) return id
  }
  return undefined
}
