import { basename, dirname } from 'node:path/posix'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Library } from '../library/index.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'
import type { Comparison, KnownEntry, SeenEntry } from './compare-entries.ts'
import { takeInEntryJob } from './jobs.ts'
import { refusals, sourceEntries } from './schema.ts'
import type { Source } from './scan-source.ts'

export interface ScanParts { db: Database; events: Events; queue: Queue; library: Library; log: Log }

const PORTION = 500 // rows a transaction: short locks, and a kill loses little

/** Writes the outcome of a walk: entries and the work they ask for go into one transaction a portion, so that neither is ever without the other. */
export async function applyScan(parts: ScanParts, source: Source, found: Comparison): Promise<void> {
  await inPortions(found.changed, parts.db, (tx, portion) => changeEntries(tx, parts.queue, portion))
  await inPortions(found.moved, parts.db, (tx, portion) => moveEntries(tx, parts.library, portion))
  await inPortions(found.back, parts.db, (tx, portion) => welcomeBack(tx, parts.library, portion))
  // what is gone goes first, so that the same content at a new place is known for a move
  await inPortions(found.missing, parts.db, (tx, portion) => loseEntries(tx, parts.library, portion))
  // newest first: what people look for on the first evening
  const fresh = found.fresh.toSorted((a, b) => b.mtimeMs - a.mtimeMs)
  await inPortions(fresh, parts.db, (tx, portion) => addEntries(tx, parts.queue, source, portion))
}

async function inPortions<T>(all: T[], db: Database, write: (tx: Transaction, portion: T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += PORTION) await db.transaction((tx) => write(tx, all.slice(at, at + PORTION)))
}

async function addEntries(tx: Transaction, queue: Queue, source: Source, portion: SeenEntry[]): Promise<void> {
  const rows = portion.map((seen) => ({ id: newId(), sourceId: source.id, state: 'waiting' as const, ...seen }))
  const added = await tx.insert(sourceEntries).values(rows).onConflictDoNothing().returning({ id: sourceEntries.id, mtimeMs: sourceEntries.mtimeMs })
  await enqueue(tx, queue, added)
}

async function changeEntries(tx: Transaction, queue: Queue, portion: Comparison['changed']): Promise<void> {
  for (const { known, seen } of portion) await tx.update(sourceEntries).set({ ...seen, state: 'waiting' }).where(eq(sourceEntries.id, known.id))
  await enqueue(tx, queue, portion.map(({ known, seen }) => ({ id: known.id, mtimeMs: seen.mtimeMs })))
}

/** Younger files have the higher priority: whole days since 1970. */
async function enqueue(tx: Transaction, queue: Queue, entries: { id: string; mtimeMs: number }[]): Promise<void> {
  const byDay = Map.groupBy(entries, ({ mtimeMs }) => Math.max(0, Math.min(100_000, Math.floor(mtimeMs / 86_400_000))))
  for (const [priority, some] of byDay) await queue.sendMany(tx, takeInEntryJob, some.map(({ id }) => ({ entryId: id })), { priority })
}

async function moveEntries(tx: Transaction, library: Library, portion: Comparison['moved']): Promise<void> {
  for (const { known, seen } of portion) {
    await tx.update(sourceEntries).set({ ...seen }).where(eq(sourceEntries.id, known.id))
    if (known.fileId) await library.moveFile(tx, { fileId: known.fileId, ...placeOf(seen.path), sourcePath: seen.path })
  }
}

async function welcomeBack(tx: Transaction, library: Library, portion: KnownEntry[]): Promise<void> {
  await tx.update(sourceEntries).set({ state: 'known' }).where(inArray(sourceEntries.id, portion.map(({ id }) => id)))
  await library.markFound(tx, fileIds(portion))
}

async function loseEntries(tx: Transaction, library: Library, portion: KnownEntry[]): Promise<void> {
  const gone = await tx.update(sourceEntries).set({ state: 'gone' }).where(and(inArray(sourceEntries.id, portion.map(({ id }) => id)), ne(sourceEntries.state, 'gone')))
    .returning({ id: sourceEntries.id, path: sourceEntries.path, sourceId: sourceEntries.sourceId, fileId: sourceEntries.fileId })
  // what never became a file leaves no trace: its entry and the reason for its refusal go
  for (const { id, path, sourceId } of gone.filter(({ fileId }) => !fileId)) {
    const { folder, name } = placeOf(path)
    await tx.delete(refusals).where(and(eq(refusals.sourceId, sourceId), eq(refusals.folder, folder), eq(refusals.name, name)))
    await tx.delete(sourceEntries).where(eq(sourceEntries.id, id))
  }
  await library.markMissing(tx, fileIds(gone))
}

const fileIds = (entries: { fileId: string | null }[]): string[] => entries.flatMap(({ fileId }) => fileId ?? [])

/** Folder and name of a path below the root; '' is the top. */
export function placeOf(path: string): { folder: string; name: string } {
  const folder = dirname(path)
  return { folder: folder === '.' ? '' : folder, name: basename(path) }
}
