import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'

const FILES = 5200
let test: TestDatabase
let actor: Actor
let kit: ReturnType<typeof testCatalog>

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  actor = await testActor(test.db)
  const space = actor.spaces[0]!.id
  await test.db.execute(sql`insert into blobs (sha256, size, media_type, stored) values (${'a'.repeat(64)}, 1, 'image/jpeg', true)`)
  await test.db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, taken_at, taken_local, taken_from, state)
    select id, ${space}, 'image', 'IMG ' || n || '.jpg', '', id, ${'a'.repeat(64)}, 'image/jpeg', n, taken, taken, 'embedded', 'present'
    from (select n, gen_random_uuid() as id, timestamp '2024-01-01' + n * interval '1 minute' as taken from generate_series(1, ${FILES}::int) n) made`)
  await test.db.execute(sql`
    insert into search_documents (file_id, space_id, kind, state, taken_local, words, names, revision)
    select id, space_id, kind, state, taken_local, 'img:1A'::tsvector, lower(name), 1 from files where space_id = ${space}`)
})
afterAll(() => test.drop())

describe('more than are counted', () => {
  it.each(['kind:image', 'img'])('are said to be more, with the newest first, page after page: %s', async (query) => {
    const first = await kit.catalog.search.find(actor, { query, limit: 50 })
    expect([first.total, first.isMore, first.items[0]?.name, first.items.length]).toEqual([5000, true, `IMG ${FILES}.jpg`, 50])
    const last = await kit.catalog.search.find(actor, { query, offset: 5150, limit: 100 })
    expect(last.items.map(({ name }) => name)).toEqual(Array.from({ length: 50 }, (_, n) => `IMG ${50 - n}.jpg`))
  })

  it('have facets of the newest', async () => {
    const { kinds, years } = await kit.catalog.search.facets(actor, 'img')
    expect([kinds, years]).toEqual([[{ value: 'image', count: 5000, filter: 'kind:image' }], [{ value: '2024', count: 5000, filter: 'date:2024' }]])
  })

  it('are counted to the last one where a filter leaves few', async () => {
    const { total, isMore } = await kit.catalog.search.find(actor, { query: 'img size:<=100' })
    expect([total, isMore]).toEqual([100, false])
  })
})
