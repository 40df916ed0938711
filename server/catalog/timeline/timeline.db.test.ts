import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takenOn, testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { listChanges } from '../schema.ts'
import type { Scope } from './scope.ts'

let test: TestDatabase
let kit: ReturnType<typeof testCatalog>
let actor: Actor
let space: string
const ids: string[] = []
beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  actor = await testActor(test.db)
  space = actor.spaces[0]!.id
  ids.push(await kit.addFile(space, '10 wide.jpg', { ...takenOn('2024-05-14 10:00:00'), width: 4000, height: 1000, folder: 'In/Deep' }))
  ids.push(await kit.addFile(space, '2 tall.jpg', { ...takenOn('2024-05-14 09:00:00'), width: 100, height: 9000, folder: 'In/Deep' }))
  ids.push(await kit.addFile(space, 'ünder.mp3', { ...takenOn('2024-05-01 00:00:00'), kind: 'audio', mediaType: 'audio/mpeg', width: null, height: null, folder: 'In' }))
  ids.push(await kit.addFile(space, 'Old.jpg', { ...takenOn('1995-12-31 23:59:59'), width: null, height: null, folder: '' }))
  await kit.addFile((await testActor(test.db)).spaces[0]!.id, 'theirs.jpg', takenOn('2024-05-14 10:00:00'))
})
afterAll(() => test.drop())

describe('the shape', () => {
  it('lists months and days newest first with one byte a file', async () => {
    const { total, months } = await kit.catalog.timeline.shape(actor)
    expect(total).toBe(4)
    expect(months.map(({ month, count, days }) => [month, count, days])).toEqual([['2024-05', 3, [[14, 2], [1, 1]]], ['1995-12', 1, [[31, 1]]]])
    expect([...Buffer.from(months[0]!.ratios, 'base64')]).toEqual([200, 10, 150])
    expect([...Buffer.from(months[1]!.ratios, 'base64')]).toEqual([50])
    const items = await kit.catalog.timeline.first(actor, 10)
    expect(items.map(({ ratio }) => Math.round(ratio * 50))).toEqual([200, 10, 150, 50])
  })
  it('is remembered until something changes, also when an earlier writer commits later', async () => {
    const first = await kit.catalog.timeline.shape(actor)
    expect(await kit.catalog.timeline.shape(actor)).toBe(first)
    let late: Promise<void> | undefined
    let finish = (): void => undefined
    await new Promise<void>((begun) => {
      late = test.db.transaction(async (tx) => {
        await tx.insert(listChanges).values({ spaceId: space })
        begun()
        await new Promise<void>((resolve) => { finish = resolve })
      })
    })
    await kit.catalog.history.trash(actor, [ids[3]!])
    const trashed = await kit.catalog.timeline.shape(actor)
    expect([trashed.total, trashed.changed === first.changed]).toEqual([3, false])
    finish()
    await late
    expect((await kit.catalog.timeline.shape(actor)).changed).not.toBe(trashed.changed)
    await kit.catalog.history.restore(actor, [ids[3]!])
    expect((await kit.catalog.timeline.shape(actor)).total).toBe(4)
  })
  it('cuts its list of changes back when it has grown long', async () => {
    await test.db.execute(sql`insert into ${listChanges} (space_id) select ${space}::uuid from generate_series(1, 6000)`)
    const { changed } = await kit.catalog.timeline.shape(actor)
    expect((await test.db.execute<{ n: number }>(sql`select count(*)::int as n from ${listChanges} where space_id = ${space}`))[0]?.n).toBe(1)
    await kit.addFile(space, 'new.jpg', takenOn('1990-01-01 00:00:00')).then((id) => kit.catalog.history.trash(actor, [id]))
    expect((await kit.catalog.timeline.shape(actor)).changed).not.toBe(changed)
  })
})

describe('items', () => {
  it('gives a month in pages, as lists show them', async () => {
    const [item, ...rest] = await kit.catalog.timeline.month(actor, '2024-05', { offset: 0, limit: 2 })
    expect(item).toMatchObject({ id: ids[0], kind: 'image', name: '10 wide.jpg', title: null, width: 4000, height: 1000, ratio: 4, durationMs: null, thumbhash: 'AQID', takenLocal: '2024-05-14T10:00:00', favorite: false, tags: 0, state: 'present' })
    expect(rest).toHaveLength(1)
    expect((await kit.catalog.timeline.month(actor, '2024-05', { offset: 2, limit: 100 })).map(({ id }) => id)).toEqual([ids[2]])
    expect(await kit.catalog.timeline.month(actor, '2024-06', { offset: 0, limit: 9 })).toEqual([])
    await expect(kit.catalog.timeline.month(actor, 'x', { offset: 0, limit: 9 })).rejects.toMatchObject({ key: 'catalog.bad-month' })
  })
})

describe('lists and neighbours', () => {
  it('walks every list in its own order', async () => {
    await kit.catalog.marks.favorite(actor, [ids[1]!, ids[3]!], true)
    await kit.catalog.tags.add(actor, [ids[0]!, ids[2]!], 'A/B')
    await kit.index()
    const tagId = (await kit.catalog.tags.list(actor)).find(({ path }) => path === 'A')!.id
    const scopes: [Scope, string[]][] = [
      [{ list: 'timeline' }, ids],
      [{ list: 'recent' }, ids.toReversed()],
      [{ list: 'favorites' }, [ids[1]!, ids[3]!]],
      [{ list: 'folder', sourceId: null, folder: 'In/Deep' }, [ids[0]!, ids[1]!]],
      [{ list: 'tag', tagId }, [ids[0]!, ids[2]!]],
      [{ list: 'search', query: 'jpg -old' }, [ids[0]!, ids[1]!]],
      [{ list: 'search', query: 'kind:image' }, [ids[0]!, ids[1]!, ids[3]!]],
    ]
    for (const [scope, expected] of scopes) {
      const { items, total } = await kit.catalog.timeline.list(actor, scope, { offset: 0, limit: 100 })
      expect([scope, items.map(({ id }) => id), total]).toEqual([scope, expected, expected.length])
      for (const [i, id] of expected.entries()) expect(await kit.catalog.timeline.neighbours(actor, id, scope)).toEqual({ previous: expected[i - 1] ?? null, next: expected[i + 1] ?? null })
    }
    expect(await kit.catalog.timeline.neighbours(actor, ids[2]!, { list: 'favorites' })).toEqual({ previous: null, next: null })
  })
  it('walks the trash by when things went there', async () => {
    await kit.catalog.history.trash(actor, [ids[0]!])
    await kit.catalog.history.trash(actor, [ids[3]!])
    const { items } = await kit.catalog.timeline.list(actor, { list: 'trash' }, { offset: 0, limit: 2 })
    expect(items.map(({ id, state }) => [id, state])).toEqual([[ids[3], 'trashed'], [ids[0], 'trashed']])
    expect((await kit.catalog.timeline.neighbours(actor, ids[3]!, { list: 'trash' })).next).toBe(ids[0])
    await kit.catalog.history.restore(actor, [ids[0]!, ids[3]!])
  })
})

describe('folders', () => {
  it('is a tree with counts of each and of all below', async () => {
    expect(await kit.catalog.folders.tree(actor)).toEqual([{ sourceId: null, sourceName: null, spaceId: space, folder: { name: '', path: '', count: 1, total: 4, children: [
      { name: 'In', path: 'In', count: 1, total: 3, children: [{ name: 'Deep', path: 'In/Deep', count: 2, total: 2, children: [] }] },
    ] } }])
    expect(await kit.catalog.folders.tree({ ...actor, spaces: [] })).toEqual([])
  })
})
