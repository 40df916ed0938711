import { join } from 'node:path'
import { rm, stat } from 'node:fs/promises'
import { and, desc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { defaultSpace, requireRole, type Actor } from '../access/index.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { AppError, messageOf } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import type { JobContext, Queue } from '../platform/queue.ts'
import { cleanFolder, cleanName } from '../platform/safe-path.ts'
import { uploadChanged } from './events.ts'
import { takeInUploadJob } from './jobs.ts'
import { uploads } from './schema.ts'
import { refuse, takeIn, type AlongWith, type Arrival, type TakeInParts, type TakenIn } from './take-in.ts'

export type Upload = typeof uploads.$inferSelect
export interface NewUpload { id: string; name: string; folder: string; size: number; modifiedMs: number | null; spaceId?: string }

/** Where single files go that came without a folder. */
export const UPLOADS_FOLDER = 'Uploads'

export interface UploadParts { db: Database; events: Events; queue: Queue; maxFileBytes: number; /** Where the upload door puts arriving bytes, one file an upload, named by its id. */ uploadFolder: string }

/**
 * Notes that a file begins to arrive.
 * @throws AppError 'too-large' ingest.file-too-large, 'forbidden' for viewers
 */
export async function beginUpload({ db, maxFileBytes }: UploadParts, actor: Actor, given: NewUpload): Promise<Upload> {
  const spaceId = given.spaceId ?? defaultSpace(actor)
  requireRole(actor, spaceId, 'member')
  const name = cleanName(given.name)
  if (given.size > maxFileBytes) throw new AppError('too-large', 'ingest.file-too-large', { size: given.size, limit: maxFileBytes })
  const [upload] = await db.insert(uploads).values({ id: given.id, spaceId, userId: actor.userId, name, folder: cleanFolder(given.folder) || UPLOADS_FOLDER, size: given.size, modifiedMs: given.modifiedMs, state: 'receiving' }).returning()
  if (!upload) throw new AppError('internal', 'platform.internal')
  return upload
}

/** Notes that all bytes are there (synced to disk by the caller) and enqueues the rest. Saying it twice changes nothing. */
export async function uploadReceived({ db, events, queue }: UploadParts, actor: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [upload] = await tx.update(uploads).set({ state: 'received' }).where(and(eq(uploads.id, id), eq(uploads.userId, actor.userId), eq(uploads.state, 'receiving'))).returning()
    if (!upload) return
    await queue.send(tx, takeInUploadJob, { uploadId: id })
    await tell(tx, events, upload)
  })
}

/** The actor's own uploads: all that are under way, and what ended within the last day. */
export async function listUploads(db: Database, actor: Actor): Promise<Upload[]> {
  const lately = or(isNull(uploads.endedAt), gte(uploads.endedAt, sql`now() - interval '1 day'`))
  return db.select().from(uploads).where(and(eq(uploads.userId, actor.userId), lately)).orderBy(desc(uploads.createdAt)).limit(1000)
}

/** One of the actor's own uploads. */
export async function findUpload(db: Database, actor: Actor, id: string): Promise<Upload | undefined> {
  const [upload] = await db.select().from(uploads).where(and(eq(uploads.id, id), eq(uploads.userId, actor.userId)))
  return upload
}

/** Forgets uploads that ended or were given up. */
export async function clearUploads(db: Database, actor: Actor, ids: string[]): Promise<void> {
  if (ids.length) await db.delete(uploads).where(and(eq(uploads.userId, actor.userId), inArray(uploads.id, ids), or(sql`${uploads.endedAt} is not null`, eq(uploads.state, 'receiving'))))
}

/** Takes an upload in that arrived whole; its temporary bytes go only after the transaction that keeps them. */
export async function takeInUpload(parts: TakeInParts & UploadParts, uploadId: string, { signal, lastAttempt }: JobContext): Promise<void> {
  const [upload] = await parts.db.select().from(uploads).where(eq(uploads.id, uploadId))
  if (upload?.state !== 'received') return
  const path = join(parts.uploadFolder, uploadId)
  const arrival: Arrival = { path, spaceId: upload.spaceId, sourceId: null, sourcePath: null, folder: upload.folder, name: upload.name, size: upload.size, modifiedMs: upload.modifiedMs ?? upload.createdAt.getTime(), by: upload.userId }
  const note: AlongWith = (tx, result) => endUpload(tx, parts.events, upload, result)
  try {
    await takeIn(parts, arrival, note, signal)
  } catch (error) {
    if (!lastAttempt || signal.aborted) throw error
    const isThere = await stat(path).then(() => true, () => false)
    await refuse(parts, arrival, isThere ? messageOf(error) : { key: 'ingest.upload-lost', params: { name: upload.name } }, note)
  }
  await removeBytes(path)
}

async function endUpload(tx: Transaction, events: Events, upload: Upload, result: TakenIn): Promise<void> {
  const ended = result.outcome === 'refused' ? { reason: result.reason } : { fileId: result.outcome === 'duplicate' ? result.fileId : result.added.fileId }
  const [row] = await tx.update(uploads).set({ state: result.outcome, endedAt: sql`now()`, ...ended }).where(eq(uploads.id, upload.id)).returning()
  if (row) await tell(tx, events, row)
}

const tell = (tx: Transaction, events: Events, { id, userId, state, fileId }: Upload): Promise<void> => events.publish(tx, uploadChanged, { uploadId: id, userId, state, fileId })

/** The bytes and what the resumable protocol noted beside them. */
async function removeBytes(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.json`, { force: true })
}
