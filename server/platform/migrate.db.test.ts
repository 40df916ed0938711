import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'mantel-migrations-'))

beforeAll(async () => { database = await testDatabase() })
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** A folder of migrations as drizzle-kit writes it. */
function write(migrations: string[]): void {
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const entries = migrations.map((_, idx) => ({ idx, version: '7', when: 1_700_000_000_000 + idx, tag: `000${idx}_made`, breakpoints: true }))
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }))
  for (const [i, text] of migrations.entries()) writeFileSync(join(folder, `000${i}_made.sql`), text)
}

const exists = async (table: string): Promise<boolean> => {
  const rows = await database.db.execute<{ found: boolean }>(sql`select to_regclass(${table}) is not null as found`)
  return rows[0]?.found ?? false
}

describe('security rule 18: migrations run in one transaction', () => {
  it('leaves everything as it was when one of them fails', async () => {
    write(['create table first_made (id int)', 'create table second_made (id int);--> statement-breakpoint\nselect no_such_function()'])
    await expect(migrate(database.db, folder)).rejects.toThrow()
    expect([await exists('first_made'), await exists('second_made')]).toEqual([false, false])
  })

  it('applies all of them once the fault is mended, each one once', async () => {
    write(['create table first_made (id int)', 'create table second_made (id int)'])
    expect(await migrate(database.db, folder)).toBe(2)
    expect(await migrate(database.db, folder)).toBe(0)
    expect([await exists('first_made'), await exists('second_made')]).toEqual([true, true])
  })

  it('lets two processes that start at once migrate only once', async () => {
    write(['create table first_made (id int)', 'create table second_made (id int)', 'create table third_made (id int)'])
    expect((await Promise.all([migrate(database.db, folder), migrate(database.db, folder)])).sort()).toEqual([0, 1])
  })
})
