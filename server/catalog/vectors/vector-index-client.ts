import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { TaskPool } from '../../platform/task-pool.ts'
import { packNumbers } from './packed-numbers.ts'
import { vectorIndexTask, type IndexOrder, type IndexReport } from './vector-index-task.ts'

export interface IndexParts {
  db: Database
  log: Log
  /** A child of its own, so that a search waits for no picture that is looked at, and the files have one writer. */
  tasks: Pick<TaskPool, 'call'>
  /** Where the files of all spaces lie. */
  folder: string
  /** With fewer vectors all are compared. */
  graphFrom?: number
}

export interface NearSearch { vectorSpace: string; vector: Float32Array; limit: number; least: number; /** Ascending; null: among all, by way of the graph. */ allowed: Uint32Array | null }

/** One vector of the table by its number, and how like it is. */
export interface NearVector { number: number; score: number }

const TIMEOUT_MS = 120_000
/** Bytes of vectors that are read from the database at once: decoding them must not keep pages waiting. */
const BATCH_BYTES = 1 << 20
/** Rows by which the graph grows at once: some 0.1 s, then whoever waits is served. */
const GROW_BY = 64
/** Rows that stand for nothing any more, in thousandths of all, from which the index is made anew. */
const MOST_DEAD = 300, LEAST_DEAD = 1000

/** The vector index as this process sees it: brought up to the table before each search, made again where it is missing, damaged or of another space. */
export function createVectorIndexClient({ db, log, tasks, folder, graphFrom }: IndexParts) {
  const checked = new Set<string>()
  const growing = new Map<string, Promise<void>>()
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()

  const call = (vectorSpace: string, dimensions: number, ask: IndexOrder) => {
    const place = { folder: join(folder, vectorSpace.replace(/[^a-z0-9.-]/gi, '_')), vectorSpace, dimensions, ...(graphFrom !== undefined && { graphFrom }) }
    return tasks.call(vectorIndexTask, { place, ask }, { timeoutMs: TIMEOUT_MS })
  }
  /** The state of the index; one whose files end the process that opens them is thrown away. */
  const open = async (vectorSpace: string, dimensions: number): Promise<IndexReport> => {
    try {
      return (await call(vectorSpace, dimensions, { do: 'state' })).state
    } catch (error) {
      if (!(error instanceof AppError) || error.key !== 'platform.task-crashed') throw error
      log.warn({ vectorSpace }, 'the vector index could not be opened; it is made again')
      return (await call(vectorSpace, dimensions, { do: 'empty' })).state
    }
  }
  const catchUp = async (vectorSpace: string, dimensions: number): Promise<void> => {
    let state = await open(vectorSpace, dimensions)
    if (!checked.has(vectorSpace)) {
      checked.add(vectorSpace)
      const [count] = await db.execute<{ n: number }>(sql`select count(*)::int as n from vectors where vector_space = ${vectorSpace} and number <= ${state.upTo}`)
      const dead = state.rows - (count?.n ?? 0)
      if (dead !== 0 && (dead < 0 || dead > LEAST_DEAD + (state.rows * MOST_DEAD) / 1000)) state = (await call(vectorSpace, dimensions, { do: 'empty' })).state
    }
    for (;;) {
      const rows = await db.execute<{ number: number; vector: Buffer }>(sql`
        select number, vector from vectors where vector_space = ${vectorSpace} and number > ${state.upTo} and octet_length(vector) = ${dimensions * 4} order by number limit ${Math.max(1, Math.floor(BATCH_BYTES / (dimensions * 4)))}`)
      if (rows.length === 0) break
      state = (await call(vectorSpace, dimensions, { do: 'add', numbers: packNumbers(rows.map(({ number }) => number)), vectors: Buffer.concat(rows.map(({ vector }) => vector)) })).state
    }
    if (state.growing && !growing.has(vectorSpace)) growing.set(vectorSpace, grow(vectorSpace, dimensions).finally(() => growing.delete(vectorSpace)))
  }
  const grow = async (vectorSpace: string, dimensions: number): Promise<void> => {
    try {
      for (let more = true; more && !stopped;) more = (await call(vectorSpace, dimensions, { do: 'grow', most: GROW_BY })).state.growing
    } catch (error) {
      if (!stopped) log.warn({ err: error, vectorSpace }, 'the vector index does not grow; it is tried again with the next search')
    }
  }
  /** One after the other: two that catch up at once would add rows twice. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    /** What is most alike in the index, which holds all of the table when it answers. */
    async near({ vectorSpace, vector, limit, least, allowed }: NearSearch): Promise<NearVector[]> {
      await inTurn(() => catchUp(vectorSpace, vector.length))
      const found = await call(vectorSpace, vector.length, { do: 'search', vector: bytesOf(vector), limit, least, ...(allowed && { allowed: packNumbers(allowed) }) })
      return [...found.numbers ?? []].map((number, i) => ({ number, score: found.scores?.[i] ?? -1 }))
    },
    /** Takes in what came since, without a search. */
    catchUp: (vectorSpace: string, dimensions: number) => inTurn(() => catchUp(vectorSpace, dimensions)),
    /** Waits until no graph grows any more. */
    grown: async (): Promise<void> => { await Promise.all(growing.values()) },
    stop: (): void => { stopped = true },
  }
}

export type VectorIndexClient = ReturnType<typeof createVectorIndexClient>

const bytesOf = (vector: Float32Array): Uint8Array<ArrayBuffer> => new Uint8Array(Float32Array.from(vector).buffer)
