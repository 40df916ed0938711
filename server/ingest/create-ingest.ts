import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { requireAdmin, type Actor } from '../access/index.ts'
import { sources, type Library } from '../library/index.ts'
import type { MediaLimits } from '../media/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import type { Renditions } from '../renditions/index.ts'
import { scanAllJob, scanSourceJob, takeInEntryJob, takeInUploadJob } from './jobs.ts'
import { receiveFile, type ReceivedFile } from './receive-file.ts'
import { dismissRefusals, listRefusals } from './refusals.ts'
import { retryRefusals } from './retry-refusals.ts'
import { scanSource } from './scan-source.ts'
import { scans } from './schema.ts'
import { addSource, answerScan, browseFolders, changeSource, listSources, removeSource } from './sources.ts'
import { sweepIngest } from './sweep.ts'
import { takeInEntry } from './take-in-entry.ts'
import { beginUpload, clearUploads, findUpload, listUploads, takeInUpload, uploadReceived, type NewUpload } from './uploads.ts'
import { watchSources } from './watch-sources.ts'

export interface IngestParts {
  db: Database
  events: Events
  queue: Queue
  library: Library
  renditions: Renditions
  tasks: TaskPool
  clock: Clock
  log: Log
  dataDir: string
  limits: MediaLimits
  missingSharePercent: number
  scanEveryMinutes: number
}
export type Ingest = ReturnType<typeof createIngest>

/** The way into the library: sources, uploads, and what could not be taken in. */
export function createIngest(given: IngestParts) {
  const { db, queue, log, clock, dataDir, limits } = given
  const workFolder = join(dataDir, 'tmp', 'work')
  const uploadFolder = join(dataDir, 'tmp', 'uploads')
  const parts = { ...given, workFolder, uploadFolder, maxFileBytes: limits.maxFileBytes, now: () => clock.now().getTime() }
  const watching = watchSources({ db, queue, log })

  queue.work(scanSourceJob, async ({ sourceId, under }, { signal }) => {
    // a source that was just added is watched before it is walked, so that nothing comes between
    await watching.refresh()
    await scanSource(parts, sourceId, under, signal)
  })
  queue.work(takeInEntryJob, ({ entryId }, context) => takeInEntry(parts, entryId, context))
  queue.work(takeInUploadJob, ({ uploadId }, context) => takeInUpload(parts, uploadId, context))
  queue.work(scanAllJob, async () => {
    await watching.refresh()
    await queue.sendMany(undefined, scanSourceJob, (await overdue(db, given.scanEveryMinutes)).map((sourceId) => ({ sourceId, under: '' })))
  })

  return {
    /** Where the upload door puts arriving bytes: one file an upload, named by its id. */
    uploadFolder,
    addSource: (actor: Actor, source: { root: string; name?: string; spaceId: string }) => { requireAdmin(actor); return addSource(parts, source) },
    /** The same for the folders that the command line or the configuration names. */
    addSourceAtStart: (source: { root: string; spaceId: string }) => addSource(parts, source),
    listSources: (actor: Actor) => listSources(db, actor),
    changeSource: (actor: Actor, id: string, change: Parameters<typeof changeSource>[3]) => changeSource(parts, actor, id, change),
    removeSource: (actor: Actor, id: string) => removeSource(parts, actor, id),
    scan: (actor: Actor, sourceId: string) => { requireAdmin(actor); return queue.send(undefined, scanSourceJob, { sourceId, under: '' }) },
    answerScan: (actor: Actor, scanId: string, answer: 'really-gone' | 'look-again') => answerScan(parts, actor, scanId, answer),
    browseFolders,
    uploads: {
      begin: (actor: Actor, upload: NewUpload) => beginUpload(parts, actor, upload),
      received: (actor: Actor, id: string) => uploadReceived(parts, actor, id),
      list: (actor: Actor) => listUploads(db, actor),
      find: (actor: Actor, id: string) => findUpload(db, actor, id),
      clear: (actor: Actor, ids: string[]) => clearUploads(db, actor, ids),
    },
    receiveFile: (actor: Actor, file: ReceivedFile) => receiveFile(parts, actor, file),
    refusals: {
      list: (actor: Actor, page: { limit: number; offset: number }) => listRefusals(db, actor, page),
      dismiss: (actor: Actor, ids: string[]) => dismissRefusals(db, actor, ids),
      retry: (actor: Actor, ids: string[]) => retryRefusals(parts, actor, ids),
    },
    /** Makes folders and sweeps what a kill left; before any work begins. */
    async prepare() {
      for (const folder of [workFolder, uploadFolder]) await mkdir(folder, { recursive: true, mode: 0o700 })
      await sweepIngest(parts)
      await mkdir(workFolder, { recursive: true, mode: 0o700 })
    },
    startWatching: () => watching.start(),
    /** Enqueues a walk over every source: what changed while nobody watched is found now and not an hour later. */
    async scanAtStart() {
      const enabled = await db.select({ id: sources.id }).from(sources).where(eq(sources.enabled, true))
      await queue.sendMany(undefined, scanSourceJob, enabled.map(({ id }) => ({ sourceId: id, under: '' })))
    },
    stopWatching: () => watching.stop(),
  }
}

/** Sources that no walk has looked at whole for so many minutes, or since they were added. */
async function overdue(db: Database, minutes: number): Promise<string[]> {
  const lately = db.select({ id: scans.id }).from(scans).where(and(eq(scans.sourceId, sources.id), eq(scans.under, ''), inArray(scans.state, ['running', 'finished', 'stopped']), minutes === 0 ? sql`true` : sql`${scans.startedAt} > now() - make_interval(mins => ${minutes})`))
  const rows = await db.select({ id: sources.id }).from(sources).where(and(eq(sources.enabled, true), notExists(lately)))
  return rows.map(({ id }) => id)
}
