import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'

let test: TestDatabase
beforeAll(async () => { test = await testDatabase() })
afterAll(() => test.drop())

it('speaks PostgreSQL 18 with the extensions that search needs', async () => {
  const [row] = await test.db.execute<{ version: string; likeness: number; plain: string }>(sql`select version() as version, similarity('mantel', 'mantle') as likeness, unaccent('Zoë') as plain`)
  expect(row?.version).toMatch(/^PostgreSQL 18/)
  expect(row?.likeness).toBeGreaterThan(0.2)
  expect(row?.plain).toBe('Zoe')
})
