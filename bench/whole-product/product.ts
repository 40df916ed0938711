import { readFileSync, readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { DatabaseConnection } from '../../server/platform/index.ts'
import { processesOf } from '../../test/support/running-mantel.ts'

export { lookInto } from '../../test/support/running-mantel.ts'

/** The machine, for the line below each figure. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`

/** One number out of the database. */
export async function ask({ db }: DatabaseConnection, query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.execute<{ n: string }>(query)
  return Number(row?.n)
}

/** Waits, looking ten times a second, until a number of the database is what is wanted; gives the seconds that it took. */
export async function untilCount(connection: DatabaseConnection, query: ReturnType<typeof sql>, wanted: (n: number) => boolean, limitSeconds = 3600): Promise<number> {
  const begun = performance.now()
  for (;;) {
    if (wanted(await ask(connection, query))) return (performance.now() - begun) / 1000
    if (performance.now() - begun > limitSeconds * 1000) throw new Error(`waited ${limitSeconds} s in vain`)
    await new Promise((next) => setTimeout(next, 100))
  }
}

export interface Memory { processes: number; pssMb: number; rssMb: number }

/** Memory of all processes of one Mantel. PSS counts each shared page once, in parts; RSS counts it in every process, PostgreSQL's buffers many times over. */
export function memoryOf(dataDir: string): Memory {
  const pids = processesOf(dataDir)
  const sum = (field: string) => pids.reduce((total, pid) => total + readField(pid, field), 0) / 1024
  return { processes: pids.length, pssMb: Math.round(sum('Pss')), rssMb: Math.round(sum('Rss')) }
}

function readField(pid: number, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** All files below a folder. */
export const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
