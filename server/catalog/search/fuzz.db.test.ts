import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import { files } from '../../library/index.ts'
import { baseFor, columnsOf } from './base.ts'
import { compileQuery } from './compile.ts'
import { parseQuery } from './parse.ts'
import { filterNames } from './query.ts'
import { rankingOf } from './words-query.ts'

let test: TestDatabase
beforeAll(async () => { test = await testDatabase() })
afterAll(() => test.drop())

/** A sequence of numbers that is the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pieces = [
  ...filterNames.map((name) => `${name}:`), '"', '(', ')', '-', ' OR ', '|', ' ', '\\', '\'', '\'\'', ';', '--', '/*', '*', ':*', '&', '!', '<->', '<1>', '%', '_', '$1', '${', '\0', '\ud800', '\n', '\t', ',', '..', '>', '>=', '<', '=', '/', '{}', '[',
  'drop table files', '\' or 1=1 --', '1e999', '99999999999999999999', '0', '-1', '2024', '2024-05', '0000-01-01', '9999-12-31', '10MB', 'rome', 'image', 'favorite', 'trashed', 'red', '東京', 'Ünï', '💥', 'a'.repeat(90), 'null', '::text', '\u202e', '์', 'İ', 'ß',
]

it('security rule 11: compiles 20,000 hostile texts to parameters only, and PostgreSQL can plan each of them', async () => {
  const next = random(20_241_124)
  const pick = (): string => pieces[Math.floor(next() * pieces.length)] ?? ''
  const actor = await testActor(test.db)
  const place = { actor }
  const fixed = new Set<string>()
  const statements: ReturnType<typeof sql>[] = []
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: 1 + Math.floor(next() * 12) }, pick).join(next() < 0.5 ? '' : ' ')
    const { root, problems } = parseQuery(text, { now: new Date(0), colors: ['red'], typing: next() < 0.5 })
    for (const { start, end } of problems) expect(start <= end && end <= Math.max(text.length, 0)).toBe(true)
    const base = next() < 0.5 ? 'files' : baseFor(root)
    statements.push(sql`select 1 from ${columnsOf[base].table} where ${compileQuery(root, { ...place, base })} and ${rankingOf(root)}::tsquery is distinct from 'x'::tsquery`)
  }
  for (let at = 0; at < statements.length; at += 200) {
    // one round trip for many; the tsqueries are read by PostgreSQL while it plans
    await test.db.execute(sql`explain ${sql.join(statements.slice(at, at + 200).map((statement) => sql`(${statement})`), sql` union all `)}`)
  }
  for (const statement of statements.slice(0, 2000)) {
    // what is not a parameter never holds anything that was typed
    fixed.add(textOf(statement).replace(/\$\d+/g, '?').replace(/'x'/g, '').replace(/[\s()?,]+/g, ' '))
  }
  for (const text of fixed) expect(text).not.toMatch(/drop table|1=1|rome|東京|--|\/\*|;/)
  expect((await test.db.execute<{ n: number }>(sql`select count(*)::int as n from ${files}`))[0]?.n).toBe(0)
}, 240_000)

it('never fails in the search itself, whatever is typed', async () => {
  const { catalog } = testCatalog(test.db)
  const actor = await testActor(test.db)
  const next = random(7)
  for (let i = 0; i < 200; i++) {
    const query = Array.from({ length: 1 + Math.floor(next() * 8) }, () => pieces[Math.floor(next() * pieces.length)]).join(next() < 0.5 ? '' : ' ')
    expect(await catalog.search.find(actor, { query, typing: true })).toMatchObject({ items: [] })
    await catalog.search.suggest(actor, query)
    await catalog.search.facets(actor, query)
  }
}, 120_000)

/** The text of a statement with its places for parameters. */
const textOf = (statement: ReturnType<typeof sql>): string => test.db.select({ one: statement }).from(files).toSQL().sql
