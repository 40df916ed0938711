import { and, eq } from 'drizzle-orm'
import { files, type AddedVersion, type Library } from '../library/index.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { AppError, type Message } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import type { MediaLimits } from '../media/index.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import type { Renditions } from '../renditions/index.ts'
import { examineTask, type Examined } from './examine-task.ts'
import { forgetRefusal, recordRefusal } from './refusals.ts'

export interface TakeInParts {
  db: Database
  events: Events
  library: Library
  renditions: Renditions
  tasks: TaskPool
  limits: MediaLimits
  /** Where children draw to before the result has its place. */
  workFolder: string
  /** For a source: looks whether the content is a file that moved. */
  beforeAdding?: (tx: Transaction, sha256: string) => Promise<void>
}

/** Bytes that lie somewhere, and the place in the library that they are meant for. */
export interface Arrival {
  path: string
  spaceId: string
  sourceId: string | null
  sourcePath: string | null
  folder: string
  name: string
  size: number
  modifiedMs: number
  by: string | null
  /** It belongs at this very place, whatever else holds the same bytes; and who brings it keeps what is refused. */
  isPlaced?: boolean
}

export type TakenIn = { outcome: 'taken-in'; added: AddedVersion; sha256: string } | { outcome: 'duplicate'; fileId: string; sha256: string } | { outcome: 'refused'; reason: Message }

/** Within the transaction that takes the file in: keeps the caller's own record in step. */
export type AlongWith = (tx: Transaction, result: TakenIn) => Promise<void>

/**
 * The one way into the library: examines the bytes in a child process (detect, check, draw, read metadata, hash: one pass) and, in one
 * transaction, makes the version with its renditions, or notes a refusal. What is neither the file's fault nor lasting is thrown, to be tried again.
 */
export async function takeIn(parts: TakeInParts, arrival: Arrival, alongWith: AlongWith, signal?: AbortSignal): Promise<TakenIn> {
  const examined = await examine(parts, arrival, signal)
  if ('reason' in examined && arrival.isPlaced) return { outcome: 'refused', reason: examined.reason }
  if ('reason' in examined) return refuse(parts, arrival, examined.reason, alongWith)
  return parts.db.transaction(async (tx) => {
    const twin = arrival.sourceId === null && !arrival.isPlaced ? await findTwin(tx, arrival, examined.sha256) : undefined
    const result: TakenIn = twin ? { outcome: 'duplicate', fileId: twin, sha256: examined.sha256 } : { outcome: 'taken-in', added: await add(tx, parts, arrival, examined), sha256: examined.sha256 }
    await Promise.all([forgetRefusal(tx, arrival), alongWith(tx, result)])
    return result
  }).finally(() => parts.renditions.discard(examined.drawn))
}

/** A lasting refusal, with its sentence. */
export function refuse({ db, events }: Pick<TakeInParts, 'db' | 'events'>, arrival: Arrival, reason: Message, alongWith: AlongWith): Promise<TakenIn> {
  return db.transaction(async (tx) => {
    const result: TakenIn = { outcome: 'refused', reason }
    const { spaceId, sourceId, folder, name, size } = arrival
    await recordRefusal(tx, events, { spaceId, sourceId, folder, name, size, reason })
    await alongWith(tx, result)
    return result
  })
}

async function examine({ tasks, limits, workFolder }: TakeInParts, { path, name, size }: Arrival, signal?: AbortSignal): Promise<Examined | { reason: Message }> {
  if (size > limits.maxFileBytes) return { reason: { key: 'ingest.file-too-large', params: { size, limit: limits.maxFileBytes } } }
  try {
    // a minute, and a second more for each 4 MB: a slow disk must still be able to read a film to its end
    return await tasks.call(examineTask, { path, name, limits, folder: workFolder }, { timeoutMs: 60_000 + size / 4000, signal })
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return { reason: { key: error.key, params: error.params } }
    if (error instanceof AppError && error.code === 'too-large') return { reason: { key: error.key, params: error.params } }
    throw error
  }
}

async function add(tx: Transaction, { library, renditions, beforeAdding }: TakeInParts, arrival: Arrival, examined: Examined): Promise<AddedVersion> {
  const { path, spaceId, sourceId, sourcePath, folder, name, by, modifiedMs } = arrival
  const taken = examined.taken ?? { ...momentOf(modifiedMs), from: 'modified' as const }
  await beforeAdding?.(tx, examined.sha256)
  const added = await library.addVersion(tx, {
    spaceId, sourceId, sourcePath, folder, name, by, taken, ...(sourceId === null && { bytesAt: path }),
    kind: examined.kind, mediaType: examined.mediaType, sha256: examined.sha256, size: examined.size, width: examined.width, height: examined.height, durationMs: examined.durationMs,
    thumbhash: examined.thumbhash, notes: examined.notes, metadata: examined.metadata,
  })
  await renditions.record(tx, examined.sha256, examined.drawn)
  return added
}

/** An upload whose bytes the space already shows, anywhere: it is told, and nothing is kept twice. */
async function findTwin(tx: Transaction, { spaceId }: Arrival, sha256: string): Promise<string | undefined> {
  const [twin] = await tx.select({ id: files.id }).from(files).where(and(eq(files.spaceId, spaceId), eq(files.sha256, sha256), eq(files.state, 'present'))).limit(1)
  return twin?.id
}

function momentOf(ms: number): { at: string; local: string; zone: null } {
  const at = new Date(ms)
  const local = new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ')
  return { at: at.toISOString(), local, zone: null }
}
