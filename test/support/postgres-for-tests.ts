import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectDatabase, migrate, silentLog, startEmbeddedPostgres, type ConnectionAddress } from '../../server/platform/index.ts'

declare module 'vitest' {
  interface ProvidedContext { postgres: Exclude<ConnectionAddress, { url: string }> }
}

/** Vitest's global setup: one real PostgreSQL for the run, with a migrated database that each test file clones. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mantel-pg-'))
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog(), settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 120 } })
  if ('url' in server.address) throw new Error('expected the embedded server')
  const { db, close } = connectDatabase(server.address, { max: 1 })
  await migrate(db, 'drizzle')
  await close()
  project.provide('postgres', server.address)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
