import { stat } from 'node:fs/promises'
import { and, eq, ne, sql } from 'drizzle-orm'
import { sources } from '../library/index.ts'
import type { Database } from '../platform/database.ts'
import { AppError, type Message } from '../platform/errors.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import { applyScan, type ScanParts } from './apply-scan.ts'
import { compareEntries, type Comparison, type KnownEntry } from './compare-entries.ts'
import { beginScan, endScan, noteProgress, type Scan } from './scan-record.ts'
import { sourceEntries } from './schema.ts'
import { walkTask, type Ahead } from './walk-folders.ts'

export type Source = typeof sources.$inferSelect

const WALK_PART = 10_000 // files a call: some 40 ms of a warm disk
const WALK_TIMEOUT_MS = 10 * 60_000
const FEW = 20 // below so many missing files nobody is asked: a person tidied up

export interface ScanOptions extends ScanParts { tasks: TaskPool; missingSharePercent: number }

/**
 * Walks over a source, or a folder below it, and brings the database into step: what is new or changed is enqueued, what moved is renamed, what is
 * gone is marked missing. Stops with a question when the source seems to be away rather than emptied (SECURITY rule 17).
 */
export async function scanSource(parts: ScanOptions, sourceId: string, under: string, signal: AbortSignal): Promise<void> {
  const [source] = await parts.db.select().from(sources).where(and(eq(sources.id, sourceId), eq(sources.enabled, true)))
  if (!source) return
  const scan = await beginScan(parts, source, under)
  try {
    const away = await whyAway(source)
    if (away) return await endScan(parts, source, scan, { state: 'stopped', question: away })
    const comparison = await compareWithDisk(parts, source, scan, under, signal)
    const marker = await markerOf(source.root)
    const question = scan.confirmed ? undefined : await whyAsk(parts, source, comparison, marker)
    await applyScan(parts, source, question ? { ...comparison, missing: [] } : comparison)
    if (!question && marker !== source.marker) await parts.db.update(sources).set({ marker }).where(eq(sources.id, sourceId))
    await endScan(parts, source, scan, { state: question ? 'stopped' : 'finished', question, comparison })
  } catch (error) {
    await endScan(parts, source, scan, { state: 'failed', question: error instanceof AppError ? { key: error.key, params: error.params } : { key: 'ingest.scan-failed', params: { name: source.name } } })
    throw error
  }
}

async function compareWithDisk(parts: ScanOptions, source: Source, scan: Scan, under: string, signal: AbortSignal): Promise<Comparison> {
  const comparison = compareEntries(await knownEntries(parts.db, source.id, under))
  let ahead: Ahead[] = [{ folder: under, globs: source.ignore }]
  const closed: string[] = []
  let seen = 0
  while (ahead.length) {
    const part = await parts.tasks.call(walkTask, { root: source.root, ahead, limit: WALK_PART }, { timeoutMs: WALK_TIMEOUT_MS, signal })
    part.paths.forEach((path, i) => comparison.see({ path, size: part.sizes[i] ?? 0, mtimeMs: part.mtimes[i] ?? 0, inode: part.inodes[i] ?? 0 }))
    for (const problem of part.problems) {
      closed.push(problem.path)
      parts.log.warn({ source: source.name, ...problem }, 'a scan could not look at something')
    }
    seen += part.paths.length
    ahead = part.ahead
    if (ahead.length) await noteProgress(parts, source, scan, seen)
  }
  scan.seen = seen
  return comparison.result(closed)
}

/** The root itself is gone: the disk is away, and nothing below it is missing for that. */
async function whyAway(source: Source): Promise<Message | undefined> {
  const facts = await stat(source.root).catch(() => undefined)
  return facts?.isDirectory() ? undefined : { key: 'ingest.source-away', params: { name: source.name, root: source.root } }
}

/** Device and inode: another disk, or the empty folder that a disk is mounted on, has others. */
async function markerOf(root: string): Promise<string> {
  const { dev, ino } = await stat(root)
  return `${dev}:${ino}`
}

async function whyAsk({ db, missingSharePercent }: ScanOptions, source: Source, { missing }: Comparison, marker: string): Promise<Message | undefined> {
  if (missing.length === 0) return undefined
  const [held] = await db.select({ n: sql<number>`count(*)::int` }).from(sourceEntries).where(and(eq(sourceEntries.sourceId, source.id), ne(sourceEntries.state, 'gone')))
  const expected = held?.n ?? 0
  const params = { name: source.name, missing: missing.length, expected }
  if (source.marker !== null && marker !== source.marker) return { key: 'ingest.other-disk', params }
  const isFew = missing.length < FEW && missing.length < expected
  return !isFew && missing.length * 100 > expected * missingSharePercent ? { key: 'ingest.too-much-missing', params } : undefined
}

async function knownEntries(db: Database, sourceId: string, under: string): Promise<KnownEntry[]> {
  const below = under === '' ? sql`true` : sql`starts_with(path, ${`${under}/`})`
  const rows = await db.execute<{ [K in keyof KnownEntry]: KnownEntry[K] }>(sql`
    select id, path, size::float8 as size, mtime_ms as "mtimeMs", inode, state, file_id as "fileId" from source_entries where source_id = ${sourceId} and ${below}`)
  return [...rows]
}
