import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import { treeLibrary } from '../../../test/support/tree-library.ts'
import type { Actor } from '../../access/index.ts'
import { fileDescriptions } from '../schema.ts'
import { treeChanges } from '../tree-schema.ts'
import type { Tree, TreeEntry, TreeFilter, TreeSort } from './tree-node.ts'

let test: TestDatabase, tree: Tree, actor: Actor, stranger: Actor, beach: string, tag: string
const sea = { title: 'Blue 100%', artist: 'Ann', albumArtist: 'The Choir', album: 'First', genre: 'Jazz' }
beforeAll(async () => {
  test = await testDatabase()
  const library = treeLibrary(test.db)
  tree = library.catalog.tree
  actor = await testActor(test.db, { role: 'member' })
  stranger = await testActor(test.db)
  const space = actor.spaces[0]!.id
  beach = await library.picture(space, 'IMG_1.jpg', '2024-05-14 11:41:12', { folder: 'Sea' })
  const others = [await library.picture(space, 'b_a_y.jpg', '2024-05-15 11:41:12', { folder: 'Sea' }), await library.picture(space, 'bxaxy.jpg', '2024-05-16 11:41:12'), await library.track(space, 'zz.mp3', sea), await library.track(space, 'song.mp3', { artist: 'Ben' })]
  await test.db.insert(fileDescriptions).values({ fileId: beach, title: 'The Beach' })
  tag = (await tree.make(actor, 'tags', 'All')).id
  await tree.place(actor, tag, [beach, ...others])
  await test.db.insert(treeChanges).values({})
})
afterAll(() => test.drop())

const everywhere = ['0', 'folders', 'tags'] as const
const found = async (id: string, filter: TreeFilter, who = actor): Promise<string[]> => {
  const { total, nodes } = await tree.search(who, id, filter, { from: 0, count: 100, sort: 'name' })
  expect(total).toBe(nodes.length)
  return (nodes as TreeEntry[]).map(({ name }) => name)
}

describe('searching the tree', () => {
  it.each(everywhere)('finds below %s by names, titles of music, titles that people gave, artists and those of albums', async (id) => {
    expect(await found(id, { title: 'bEAch' })).toEqual(['IMG_1.jpg'])
    expect(await found(id, { title: 'img' })).toEqual(['IMG_1.jpg'])
    expect(await found(id, { title: 'blue' })).toEqual(['zz.mp3'])
    expect(await found(id, { artist: 'choir' })).toEqual(['zz.mp3'])
    expect(await found(id, { artist: 'ANN', album: 'fir', genre: 'jazz', kinds: ['audio'] })).toEqual(['zz.mp3'])
    expect(await found(id, { artist: 'ann', kinds: ['image'] })).toEqual([])
    expect(await found(id, { kinds: ['audio'] })).toEqual(['song.mp3', 'zz.mp3'])
    expect(await found(id, {})).toHaveLength(5)
  })

  it.each(everywhere)('takes the signs of LIKE below %s as letters', async (id) => {
    expect(await found(id, { title: 'b_a' })).toEqual(['b_a_y.jpg'])
    expect(await found(id, { title: '100%' })).toEqual(['zz.mp3'])
    expect(await found(id, { title: '\\' })).toEqual([])
  })

  it('finds nothing of a space that the actor does not see', async () => {
    for (const id of ['0', 'folders']) for (const filter of [{ title: 'img' }, { artist: 'ann' }, { kinds: ['image' as const] }]) expect(await found(id, filter, stranger)).toEqual([])
  })

  it('gives many that are found page by page, each once', async () => {
    await test.db.execute(sql`insert into blobs (sha256, size, media_type, stored) select lpad(to_hex(n), 64, '0'), 1, 'image/jpeg', true from generate_series(1, 700) n`)
    await test.db.execute(sql`
      insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, taken_at, taken_local, taken_from)
      select id, ${actor.spaces[0]!.id}, 'image', 'many ' || n || '.jpg', 'in ' || n, id, lpad(to_hex(n), 64, '0'), 'image/jpeg', 1, now(), now(), 'embedded'
      from (select n, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id from generate_series(1, 700) n) made`)
    await test.db.insert(treeChanges).values({})
    for (const id of ['0', 'folders']) {
      const pages = await Promise.all([0, 300, 600].map((from) => tree.search(actor, id, { title: 'MANY' }, { from, count: 300 })))
      expect(pages.map(({ total }) => total)).toEqual([700, 700, 700])
      expect(new Set(pages.flatMap(({ nodes }) => nodes.map((node) => node.id))).size).toBe(700)
    }
  })
})

describe('lists by title', () => {
  it('stand in the order of what people read: the titles of music, and names without their endings', async () => {
    const names = async (sort: TreeSort): Promise<string[]> => (await tree.children(actor, tag, { from: 0, count: 10, sort })).nodes.map(({ name }) => name)
    expect(await names('title')).toEqual(['b_a_y.jpg', 'zz.mp3', 'bxaxy.jpg', 'IMG_1.jpg', 'song.mp3'])
    expect(await names('-title')).toEqual((await names('title')).toReversed())
  })
})
