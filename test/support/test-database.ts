import postgres from 'postgres'
import { inject } from 'vitest'
import { connectDatabase, type ConnectionAddress, type DatabaseConnection } from '../../server/platform/index.ts'

export interface TestDatabase extends DatabaseConnection {
  address: Exclude<ConnectionAddress, { url: string }>
  /** Closes the connections and drops the database. */
  drop: () => Promise<void>
}

/** A database of a test file's own, cloned from the migrated template: its files are copied, since 10 MB written through the log take nine times as long. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = inject('postgres')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await asAdministrator(template, `create database ${name} template ${template.database} strategy file_copy`)
  const address = { ...template, database: name }
  const connection = connectDatabase(address, { max: 5 })
  return {
    ...connection,
    address,
    drop: async () => {
      await connection.close()
      await asAdministrator(template, `drop database if exists ${name} with (force)`)
    },
  }
}

async function asAdministrator(address: Exclude<ConnectionAddress, { url: string }>, statement: string): Promise<void> {
  const client = postgres({ ...address, database: 'postgres', max: 1 })
  // two test files may copy the template at the same moment, which PostgreSQL refuses: they take turns
  await client.begin(async (tx) => { await tx`select pg_advisory_xact_lock(1)` })
  try {
    for (let tries = 0; ; tries++) {
      try {
        await client.unsafe(statement)
        return
      } catch (error) {
        if (tries > 50 || (error as { code?: string }).code !== '55006') throw error
      }
    }
  } finally {
    await client.end()
  }
}
