import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { requireAdmin, spacesOf, type Actor } from '../access/index.ts'
import { files, sources, type Library } from '../library/index.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { Queue } from '../platform/queue.ts'
import { scanSourceJob } from './jobs.ts'
import { scans, sourceEntries } from './schema.ts'
import type { Source } from './scan-source.ts'

export interface SourceParts { db: Database; queue: Queue; library: Library; dataDir: string }
export interface SourceOverview { source: Source; lastScan: typeof scans.$inferSelect | null; files: number; waiting: number; refused: number; missing: number }

/**
 * Adds a folder that is indexed in place and enqueues its first scan; one that is there already is left as it is, one that was removed comes back.
 * @throws AppError 'invalid' ingest.no-such-folder | ingest.folder-overlaps | ingest.folder-is-ours
 */
export async function addSource({ db, queue, library, dataDir }: SourceParts, { root, name, spaceId }: { root: string; name?: string; spaceId: string }): Promise<Source> {
  const real = await realpath(root).catch(() => undefined)
  if (!real || !(await stat(real)).isDirectory()) throw new AppError('invalid', 'ingest.no-such-folder', { folder: root })
  if (contains(real, dataDir) || contains(dataDir, real)) throw new AppError('invalid', 'ingest.folder-is-ours', { folder: real })
  return db.transaction(async (tx) => {
    const all = await tx.select().from(sources)
    const same = all.find((source) => source.root === real)
    if (same) return same.enabled ? same : bringBack(tx, { queue, library }, same)
    const near = all.find((source) => contains(source.root, real) || contains(real, source.root))
    if (near) throw new AppError('invalid', 'ingest.folder-overlaps', { folder: real, other: near.root })
    const [source] = await tx.insert(sources).values({ id: newId(), spaceId, root: real, name: name?.trim() || basename(real) || real }).returning()
    if (!source) throw new AppError('internal', 'platform.internal')
    await queue.send(tx, scanSourceJob, { sourceId: source.id, under: '' })
    return source
  })
}

/** The sources of the actor's spaces, with their last scan and what they hold. */
export async function listSources(db: Database, actor: Actor): Promise<SourceOverview[]> {
  const mine = await db.select().from(sources).where(inArray(sources.spaceId, spacesOf(actor))).orderBy(sources.name)
  const entries = await db.select({ sourceId: sourceEntries.sourceId, state: sourceEntries.state, n: sql<number>`count(*)::int` }).from(sourceEntries).groupBy(sourceEntries.sourceId, sourceEntries.state)
  const held = await db.select({ sourceId: files.sourceId, state: files.state, n: sql<number>`count(*)::int` }).from(files).groupBy(files.sourceId, files.state)
  return Promise.all(mine.map(async (source) => {
    const [lastScan] = await db.select().from(scans).where(eq(scans.sourceId, source.id)).orderBy(desc(scans.startedAt)).limit(1)
    const count = (rows: { sourceId: string | null; state: string; n: number }[], state: string) => rows.find((row) => row.sourceId === source.id && row.state === state)?.n ?? 0
    return { source, lastScan: lastScan ?? null, files: count(held, 'present'), missing: count(held, 'missing'), waiting: count(entries, 'waiting'), refused: count(entries, 'refused') }
  }))
}

/** Changes what a source passes over, its name, or whether it is looked at. */
export async function changeSource({ db, queue }: SourceParts, actor: Actor, id: string, change: { name?: string; ignore?: string[]; enabled?: boolean }): Promise<void> {
  requireAdmin(actor)
  await db.transaction(async (tx) => {
    const [source] = await tx.update(sources).set(change).where(eq(sources.id, id)).returning()
    if (!source) throw new AppError('not-found', 'ingest.no-such-source')
    if (source.enabled) await queue.send(tx, scanSourceJob, { sourceId: id, under: '' })
  })
}

/** Answers the question of a stopped scan: go on, what is missing is really gone; or look again, the disk is back. */
export async function answerScan({ db, queue }: SourceParts, actor: Actor, scanId: string, answer: 'really-gone' | 'look-again'): Promise<void> {
  requireAdmin(actor)
  await db.transaction(async (tx) => {
    const [scan] = await tx.update(scans).set({ confirmed: answer === 'really-gone' }).where(eq(scans.id, scanId)).returning()
    if (!scan) throw new AppError('not-found', 'ingest.no-such-scan')
    await queue.send(tx, scanSourceJob, { sourceId: scan.sourceId, under: scan.under })
  })
}

/**
 * Takes a source out of the library: its files go to the trash, the folder itself is not touched. Adding the same folder again brings all back.
 * @throws AppError 'forbidden' for all but administrators
 */
export async function removeSource({ db, library }: SourceParts, actor: Actor, id: string): Promise<void> {
  requireAdmin(actor)
  await db.transaction(async (tx) => {
    await tx.update(sources).set({ enabled: false }).where(eq(sources.id, id))
    const held = await tx.select({ id: files.id }).from(files).where(and(eq(files.sourceId, id), ne(files.state, 'trashed')))
    for (let at = 0; at < held.length; at += PORTION) await library.trashFiles(tx, actor, held.slice(at, at + PORTION).map((file) => file.id))
  })
}

/** What went to the trash with its source comes back; the walk sees to the rest. */
async function bringBack(tx: Transaction, { queue, library }: Pick<SourceParts, 'queue' | 'library'>, source: Source): Promise<Source> {
  await tx.update(sources).set({ enabled: true }).where(eq(sources.id, source.id))
  // missing for a moment: the library tells of what is found, and whoever counts files hears of it
  const held = await tx.update(files).set({ state: 'missing', trashedAt: null, trashedBy: null }).where(and(eq(files.sourceId, source.id), eq(files.state, 'trashed'))).returning({ id: files.id })
  for (let at = 0; at < held.length; at += PORTION) await library.markFound(tx, held.slice(at, at + PORTION).map((file) => file.id))
  await queue.send(tx, scanSourceJob, { sourceId: source.id, under: '' })
  return { ...source, enabled: true }
}

const PORTION = 5000 // ids a statement: PostgreSQL takes at most 65,535 values

export interface FolderListing { path: string; parent: string | null; folders: { name: string; path: string }[] }

/**
 * The folders below a path of this machine, for the administrator's folder browser.
 * @throws AppError 'not-found' ingest.no-such-folder
 */
export async function browseFolders(actor: Actor, path: string): Promise<FolderListing> {
  requireAdmin(actor)
  const real = await realpath(path || '/').catch(() => undefined)
  const entries = real && await readdir(real, { withFileTypes: true }).catch(() => undefined)
  if (!real || !entries) throw new AppError('not-found', 'ingest.no-such-folder', { folder: path })
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !(real === '/' && SYSTEM.has(entry.name)))
  return { path: real, parent: real === '/' ? null : dirname(real), folders: folders.map(({ name }) => ({ name, path: join(real, name) })).sort((a, b) => a.name.localeCompare(b.name)) }
}

const SYSTEM = new Set(['proc', 'sys', 'dev', 'run', 'boot', 'bin', 'sbin', 'lib', 'lib64', 'etc', 'usr', 'var', 'tmp'])

const contains = (outer: string, inner: string): boolean => outer === inner || !relative(outer, inner).startsWith('..')
