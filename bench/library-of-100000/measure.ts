import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase, migrate, silentLog, startEmbeddedPostgres, type Database } from '../../server/platform/index.ts'

/** Times of one question, in milliseconds. */
export interface Times { p50: number; p95: number }

/** Asks many times and gives the times; the first one in ten only warms up. */
export async function timesOf(rounds: number, ask: (round: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = []
  for (let round = -Math.ceil(rounds / 10); round < rounds; round++) {
    const begun = performance.now()
    await ask(Math.abs(round))
    if (round >= 0) times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length * 0.5)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 }
}

export const row = (name: string, { p50, p95 }: Times, base: Times): string => `| ${name.padEnd(44)} | ${p50.toFixed(1).padStart(8)} | ${p95.toFixed(1).padStart(8)} | ${(p50 / base.p50).toFixed(1).padStart(7)} |`
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`

/** A database of its own for a bench, with the settings of the product. */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mantel-bench-'))
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog() })
  const { db, close } = connectDatabase(server.address, { max: 6 })
  try {
    await migrate(db, 'drizzle')
    await work(db)
  } finally {
    await close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
