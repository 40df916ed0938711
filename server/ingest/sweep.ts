import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'
import { takeInEntryJob, takeInUploadJob } from './jobs.ts'
import { sourceEntries, uploads } from './schema.ts'

const ABANDONED_DAYS = 7

export interface SweepParts { db: Database; queue: Queue; log: Log; workFolder: string; uploadFolder: string }

/**
 * Makes things right that a kill may have left: half-drawn pictures in the work folder, uploads whose bytes outlived their end, uploads that
 * nobody went on with for a week, uploads that arrived whole although nobody was told; and enqueues again what waits without a job.
 */
export async function sweepIngest({ db, queue, log, workFolder, uploadFolder }: SweepParts): Promise<void> {
  await rm(workFolder, { recursive: true, force: true })
  await db.delete(uploads).where(and(eq(uploads.state, 'receiving'), lt(uploads.createdAt, sql`now() - make_interval(days => ${ABANDONED_DAYS})`)))
  const open = new Set((await db.select({ id: uploads.id }).from(uploads).where(sql`${uploads.state} in ('receiving', 'received')`)).map(({ id }) => id))
  for (const name of await readdir(uploadFolder).catch(() => [])) {
    if (open.has(name.replace(/\.json$/, ''))) continue
    await rm(join(uploadFolder, name), { force: true, recursive: true })
    log.info({ upload: name }, 'swept the bytes of an upload that has ended')
  }
  await noticeWholeUploads(db, uploadFolder)
  await queue.sendMany(undefined, takeInUploadJob, (await waitingWithoutJob(db, 'uploads')).map((id) => ({ uploadId: id })))
  await queue.sendMany(undefined, takeInEntryJob, (await waitingWithoutJob(db, 'source_entries')).map((id) => ({ entryId: id })))
}

/** All bytes are here, yet the program was killed before it noted so: the sender may never come back to ask. */
async function noticeWholeUploads(db: Database, uploadFolder: string): Promise<void> {
  for (const { id, size } of await db.select({ id: uploads.id, size: uploads.size }).from(uploads).where(eq(uploads.state, 'receiving'))) {
    const facts = await stat(join(uploadFolder, id)).catch(() => undefined)
    if (facts?.size === size) await db.update(uploads).set({ state: 'received' }).where(and(eq(uploads.id, id), eq(uploads.state, 'receiving')))
  }
}

/** Rows that say 'work to do' and that no queued or running job speaks of. */
async function waitingWithoutJob(db: Database, table: 'uploads' | 'source_entries'): Promise<string[]> {
  const [from, state, job] = table === 'uploads' ? [uploads, sql`${uploads.state} = 'received'`, takeInUploadJob.name] : [sourceEntries, sql`${sourceEntries.state} = 'waiting'`, takeInEntryJob.name]
  const rows = await db.execute<{ id: string }>(sql`
    select ${from.id}::text as id from ${from} where ${state} and not exists (
      select 1 from pgboss.job where name = ${job} and state in ('created', 'retry', 'active') and singleton_key = ${from.id}::text)`)
  return rows.map(({ id }) => id)
}
