import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { requireRole, type Actor } from '../access/index.ts'
import type { Database } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import { lockContent } from './add-version.ts'
import { otherFiles } from './folders-schema.ts'
import { purgeOthers } from './folders/other-files.ts'
import { blobs, files, versions } from './schema.ts'
import { sees } from './sees.ts'
import type { Storage } from './storage/storage.ts'
import { tell } from './trash.ts'

export interface PurgeParts {
  db: Database
  storage: Storage
  events: Events
  /** Called after a content is forgotten, so that what was drawn from it goes too. */
  forget: (sha256: string) => Promise<void>
}

/**
 * Deletes for good what lies in the trash; files of a source stay in their folder and are not taken in again. Returns how many went.
 * @throws AppError 'conflict' library.purge-only-trash for a file that is not in the trash
 */
export async function purgeFiles(parts: PurgeParts, actor: Actor | 'schedule', ids: string[]): Promise<number> {
  const contents = new Set<string>()
  const went = await parts.db.transaction(async (tx) => {
    const seen = actor === 'schedule' ? inArray(files.id, ids) : and(inArray(files.id, ids), sees(actor))
    const wanted = ids.length ? await tx.select().from(files).where(seen).for('update') : []
    for (const file of wanted) {
      if (actor !== 'schedule') requireRole(actor, file.spaceId, 'member')
      if (file.state !== 'trashed') throw new AppError('conflict', 'library.purge-only-trash', { name: file.name })
    }
    if (wanted.length === 0) return 0
    const held = await tx.select({ sha256: versions.sha256 }).from(versions).where(inArray(versions.fileId, wanted.map((f) => f.id)))
    for (const { sha256 } of held) contents.add(sha256)
    await tell(tx, parts.events, wanted, 'purged')
    await tx.delete(files).where(inArray(files.id, wanted.map((f) => f.id)))
    return wanted.length
  })
  for (const sha256 of contents) await forgetContent(parts, sha256)
  return went
}

/** Forgets a content that no version holds any more: rows first, bytes after, under the lock that keepers of the same content take. */
export async function forgetContent({ db, storage, forget }: PurgeParts, sha256: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockContent(tx, sha256)
    const unheld = notExists(tx.select({ one: sql`1` }).from(versions).where(eq(versions.sha256, sha256)))
    const unheldByOthers = notExists(tx.select({ one: sql`1` }).from(otherFiles).where(eq(otherFiles.sha256, sha256)))
    const gone = await tx.delete(blobs).where(and(eq(blobs.sha256, sha256), unheld, unheldByOthers)).returning({ sha256: blobs.sha256 })
    const [left] = await tx.select({ sha256: blobs.sha256 }).from(blobs).where(eq(blobs.sha256, sha256))
    if (left) return false
    // a crash right here leaves bytes without a row: the sweep at start finds them
    await storage.remove(sha256)
    await forget(sha256)
    return gone.length > 0
  })
}

/** Deletes for good what is no media and was taken away before a moment; returns how many contents went. */
export async function purgeOtherFiles(parts: PurgeParts, before: Date): Promise<number> {
  let went = 0
  for (const sha256 of await purgeOthers(parts.db, before)) if (await forgetContent(parts, sha256)) went++
  return went
}

/** Removes bytes that no row knows, as a crash may leave; returns how many. */
export async function sweepStorage(parts: PurgeParts): Promise<number> {
  const known = new Set((await parts.db.select({ sha256: blobs.sha256 }).from(blobs).where(eq(blobs.stored, true))).map((b) => b.sha256))
  let swept = 0
  for await (const sha256 of parts.storage.list()) {
    if (known.has(sha256)) continue
    await parts.db.transaction(async (tx) => {
      await lockContent(tx, sha256)
      const [row] = await tx.select({ stored: blobs.stored }).from(blobs).where(eq(blobs.sha256, sha256))
      if (!row?.stored) { await parts.storage.remove(sha256); swept++ }
    })
  }
  return swept
}
