import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase, migrate, silentLog, startEmbeddedPostgres, type Database } from '../../server/platform/index.ts'

/** Gives work an empty database of the product's own kind, and takes it away afterwards. */
export async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mantel-evaluate-pg-'))
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: silentLog(), settings: { fsync: 'off', synchronous_commit: 'off' } })
    try {
      const { db, close } = connectDatabase(server.address, { max: 3 })
      try {
        await migrate(db, join(import.meta.dirname, '../../drizzle'))
        return await work(db)
      } finally {
        await close()
      }
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
