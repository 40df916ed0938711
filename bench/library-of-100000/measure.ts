import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connectDatabase, migrate, silentLog, startEmbeddedPostgres, type Database } from '../../server/platform/index.ts'

/** Times of one question, in milliseconds; `cpu` is what it cost the server and the database on average, which a busy machine hardly changes. */
export interface Times { p50: number; p95: number; cpu: number }

/** Asks many times and gives the times; the first one in ten only warms up. */
export async function timesOf(db: Database, rounds: number, ask: (round: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = []
  for (let round = 0; round < Math.ceil(rounds / 10); round++) await ask(round)
  const before = await cpuSpent(db)
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    await ask(round)
    times.push(performance.now() - begun)
  }
  const cpu = (await cpuSpent(db) - before) / rounds
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length * 0.5)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0, cpu }
}

/** Kernel ticks are hundredths of a second everywhere that Mantel runs. */
const TICK_MS = 10

/** Processor time so far, in milliseconds: this process, the database's backends, and those that it has ended. */
async function cpuSpent(db: Database): Promise<number> {
  const rows = await db.execute<{ pid: number }>(sql`select pid from pg_stat_activity where backend_type = 'client backend'`)
  const stats = rows.map(({ pid }) => statOf(pid)).filter((stat) => stat !== undefined)
  const postmaster = stats[0] && statOf(stats[0].parent)
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 + (stats.reduce((sum, { own }) => sum + own, 0) + (postmaster?.ended ?? 0)) * TICK_MS
}

/** Fields of /proc/PID/stat: parent 4, own time 14 and 15, that of ended children 16 and 17. */
function statOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number)
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! }
  } catch {
    return undefined // it ended meanwhile
  }
}

export const head = (title: string, base: string, more: readonly string[] = []): string =>
  `${[`| ${title.padEnd(44)} |   p50 ms |   p95 ms |   cpu ms | ${base.padStart(8)} |`, ...more.map((each) => ` ${each} |`)].join('')}\n|---|---|---|---|---|${'---|'.repeat(more.length)}`
export const row = (name: string, { p50, p95, cpu }: Times, base: Times, more: readonly (string | number)[] = []): string =>
  [`| ${name.padEnd(44)} | ${[p50, p95, cpu].map((ms) => ms.toFixed(1).padStart(8)).join(' | ')} | ${(cpu / base.cpu).toFixed(2).padStart(8)} |`, ...more.map((each) => ` ${each} |`)].join('')
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`

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
