import { lstat, realpath } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { sources } from '../library/index.ts'
import { AppError, messageOf } from '../platform/errors.ts'
import type { JobContext, Queue } from '../platform/queue.ts'
import { isInside, resolveInside } from '../platform/safe-path.ts'
import { placeOf } from './apply-scan.ts'
import { takeInEntryJob } from './jobs.ts'
import { recogniseMove } from './recognise-move.ts'
import { sourceEntries } from './schema.ts'
import { refuse, takeIn, type AlongWith, type Arrival, type TakeInParts } from './take-in.ts'

const SETTLE_MS = 2000 // a file changed this lately may still be written to
const SETTLE_RETRY_SECONDS = 5

/** Takes in a file that a scan found; one that changed meanwhile is read as it is now, one that is still growing later. */
export async function takeInEntry(parts: TakeInParts & { queue: Queue; now: () => number }, entryId: string, { signal, lastAttempt }: JobContext): Promise<void> {
  const [row] = await parts.db.select({ entry: sourceEntries, source: sources }).from(sourceEntries).innerJoin(sources, eq(sources.id, sourceEntries.sourceId)).where(eq(sourceEntries.id, entryId))
  if (row?.entry.state !== 'waiting') return
  const { entry, source } = row
  const found = await look(source.root, entry.path)
  if (!found) return // gone since the scan: the next one notes it
  if (parts.now() - found.modifiedMs < SETTLE_MS && parts.now() >= found.modifiedMs) return parts.queue.send(undefined, takeInEntryJob, { entryId }, { startAfterSeconds: SETTLE_RETRY_SECONDS })
  const arrival: Arrival = { ...found, ...placeOf(entry.path), spaceId: source.spaceId, sourceId: source.id, sourcePath: entry.path, by: null }
  const { size, modifiedMs: mtimeMs, inode } = found
  const note: AlongWith = async (tx, result) => {
    const outcome = result.outcome === 'taken-in' ? { state: 'known' as const, fileId: result.added.fileId, sha256: result.sha256 } : { state: 'refused' as const }
    await tx.update(sourceEntries).set({ ...outcome, size, mtimeMs, inode }).where(eq(sourceEntries.id, entryId))
  }
  try {
    await takeIn({ ...parts, beforeAdding: (tx, sha256) => recogniseMove(tx, parts.library, { id: entryId, sourceId: source.id, path: entry.path }, sha256) }, arrival, note, signal)
  } catch (error) {
    if (!lastAttempt || signal.aborted) throw error
    // tried often enough: whatever it is, it must not stop the rest
    await refuse(parts, arrival, error instanceof AppError ? messageOf(error) : { key: 'ingest.could-not-read', params: { name: arrival.name } }, note)
  }
}

async function look(root: string, path: string): Promise<{ path: string; size: number; modifiedMs: number; inode: number } | undefined> {
  try {
    const real = await realpath(resolveInside(root, path))
    const facts = await lstat(real)
    return facts.isFile() && isInside(root, real) ? { path: real, size: facts.size, modifiedMs: facts.mtimeMs, inode: facts.ino } : undefined
  } catch {
    return undefined
  }
}
