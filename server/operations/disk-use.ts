import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { blobs } from '../library/index.ts'
import type { Database } from '../platform/database.ts'
import { renditions } from '../renditions/index.ts'

/** Bytes of the parts of the data folder, and what its disk has left. */
export interface DiskUse { database: number; originals: number; renditions: number; models: number; logs: number; tmp: number; free: number; total: number }

/** Originals and renditions are summed from their rows, for walking a hundred thousand files takes minutes; the small folders are walked. */
export async function measureDiskUse({ db, dataDir }: { db: Database; dataDir: string }): Promise<DiskUse> {
  const [sums] = await db.execute<{ database: string; originals: string; renditions: string }>(sql`select
    pg_database_size(current_database()) as database,
    (select coalesce(sum(${blobs.size}) filter (where ${blobs.stored}), 0) from ${blobs}) as originals,
    (select coalesce(sum(${renditions.size}), 0) from ${renditions}) as renditions`)
  const [models, logs, tmp, disk] = await Promise.all([sizeOf(join(dataDir, 'models')), sizeOf(join(dataDir, 'logs')), sizeOf(join(dataDir, 'tmp')), statfs(dataDir)])
  return {
    database: Number(sums?.database ?? 0), originals: Number(sums?.originals ?? 0), renditions: Number(sums?.renditions ?? 0),
    models, logs, tmp, free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize,
  }
}

/** Bytes of the files below a folder; 0 where there is none. */
async function sizeOf(folder: string): Promise<number> {
  let sum = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (entry.isFile()) sum += await stat(join(entry.parentPath, entry.name)).then(({ size }) => size, () => 0)
  }
  return sum
}
