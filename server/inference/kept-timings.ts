import { sql } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import { modelTimings } from './schema.ts'
import type { Timing } from './timings.ts'

/** What a network took here, over all workers and times. */
export interface KeptTiming { model: string; file: string; runs: number; meanMs: number; loadMs: number; memoryBytes: number }

export type KeptTimings = ReturnType<typeof createKeptTimings>

/** Gathered for so long before they are written: workers measure with every picture. */
const GATHER_MS = 2000

/** Figures of networks from all worker processes, added up in one table. */
export function createKeptTimings(db: Database | undefined) {
  let gathered = new Map<string, Timing>()
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // in one order, so that two workers never wait for each other's rows
    const rows = [...gathered.values()].sort((a, b) => `${a.model}/${a.file}`.localeCompare(`${b.model}/${b.file}`))
    gathered = new Map()
    if (!db || rows.length === 0) return
    await db.insert(modelTimings).values(rows).onConflictDoUpdate({
      target: [modelTimings.model, modelTimings.file],
      set: {
        runs: sql`${modelTimings.runs} + excluded.runs`, totalMs: sql`${modelTimings.totalMs} + excluded.total_ms`,
        loadMs: sql`case when excluded.load_ms > 0 then excluded.load_ms else ${modelTimings.loadMs} end`,
        memoryBytes: sql`greatest(${modelTimings.memoryBytes}, excluded.memory_bytes)`, measuredAt: sql`now()`,
      },
    })
  }
  /** Figures are worth no failure: what cannot be written is forgotten. */
  const flush = (): Promise<void> => (writing = writing.then(write).catch(() => undefined))

  return {
    add(timings: readonly Timing[]): void {
      for (const timing of timings) {
        const key = `${timing.model}/${timing.file}`
        const known = gathered.get(key)
        gathered.set(key, known
          ? { ...known, runs: known.runs + timing.runs, totalMs: known.totalMs + timing.totalMs, loadMs: timing.loadMs || known.loadMs, memoryBytes: Math.max(known.memoryBytes, timing.memoryBytes) }
          : timing)
      }
      if (timings.length > 0) timer ??= setTimeout(() => { void flush() }, GATHER_MS).unref()
    },
    /** Writes what was gathered. */
    flush,
    async list(): Promise<KeptTiming[]> {
      await flush()
      const rows = db ? await db.select().from(modelTimings) : []
      return rows.map(({ model, file, runs, totalMs, loadMs, memoryBytes }) => ({ model, file, runs, meanMs: runs > 0 ? totalMs / runs : 0, loadMs, memoryBytes }))
    },
  }
}
