import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import { treeLibrary, type TreeLibrary } from '../../../test/support/tree-library.ts'
import type { Actor } from '../../access/index.ts'
import { treeChanges } from '../tree-schema.ts'
import { splitByLetter } from './split-by-letter.ts'
import type { Tree, TreeEntry, TreeSort } from './tree-node.ts'

let test: TestDatabase, library: TreeLibrary, tree: Tree, actor: Actor, space: string
beforeAll(async () => {
  test = await testDatabase()
  library = treeLibrary(test.db)
  tree = library.catalog.tree
  actor = await testActor(test.db, { role: 'member' })
  space = actor.spaces[0]!.id
  // 1,200 pictures on thirty days of May; every name stands twice
  await test.db.execute(sql`insert into blobs (sha256, size, media_type, stored) select lpad(to_hex(n), 64, '0'), 1, 'image/jpeg', true from generate_series(1, 1200) n`)
  await test.db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, taken_at, taken_local, taken_from, added_at)
    select id, ${space}, 'image', 'IMG_' || n % 600 || '.jpg', 'in ' || n, id, lpad(to_hex(n), 64, '0'), 'image/jpeg', 1, taken, taken, 'embedded', now() - n * interval '1 minute'
    from (select n, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, timestamp '2024-05-01' + (n % 30) * interval '1 day' + n * interval '1 second' as taken from generate_series(1, 1200) n) made`)
  await test.db.insert(treeChanges).values({})
})
afterAll(() => test.drop())

const total = async (id: string): Promise<number> => (await tree.children(actor, id, { from: 0, count: 0 })).total

describe('large containers', () => {
  it('are split: a month of 1,200 files by its days', async () => {
    const { nodes, total: days } = await tree.children(actor, 'date.2024-05', { from: 0, count: 100 })
    expect(days).toBe(30)
    expect(nodes[0]).toMatchObject({ type: 'container', id: 'date.2024-05-30', name: '30' })
    expect(await total('date.2024-05-30')).toBe(40)
    // where it stood before there were so many
    const [entry] = (await tree.children(actor, 'date.2024-05-30', { from: 0, count: 1 })).nodes as TreeEntry[]
    expect(await tree.find(actor, `date.2024-05~${entry!.fileId}`)).toMatchObject({ parentId: 'date.2024-05', fileId: entry!.fileId })
    for (const id of ['date.2024-05-31', 'date.2024-06', 'date.2024-13', 'date.2024-05-30-01', 'date.x', 'date.']) await expect(tree.find(actor, id), id).rejects.toMatchObject({ code: 'not-found' })
  })

  it('hold no more than 500 of what was added lately', async () => expect(await total('recent')).toBe(500))

  it('of one tag are read whole in every order, page by page or from the middle, with each file once and no two names alike', async () => {
    const { id: tag } = await tree.make(actor, 'tags', 'All')
    await test.db.execute(sql`insert into file_tags (file_id, tag_id) select id, ${tag.slice(5)}::uuid from files`)
    await test.db.insert(treeChanges).values({})
    const sorts: (TreeSort | undefined)[] = [undefined, 'name', '-name', 'taken', '-added']
    for (const sort of sorts) {
      const read: TreeEntry[] = []
      for (let from = 0; from < 1200; from += 350) read.push(...(await tree.children(actor, tag, { from, count: 350, ...(sort && { sort }) })).nodes as TreeEntry[])
      expect(new Set(read.map(({ fileId }) => fileId)).size).toBe(1200)
      expect(new Set(read.map(({ name }) => name)).size).toBe(1200)
      const { nodes: [middle] } = await tree.children(actor, tag, { from: 777, count: 1, ...(sort && { sort }) })
      expect(middle).toEqual(read[777])
    }
    const twice = (await tree.children(actor, tag, { from: 0, count: 1000 })).nodes.filter(({ name }) => name.startsWith('IMG_7.') || name.startsWith('IMG_7~')) as TreeEntry[]
    expect(twice.map(({ name }) => name).toSorted()).toEqual(['IMG_7.jpg', 'IMG_7~00000000025f.jpg'])
    for (const entry of twice) expect((await tree.child(actor, tag, entry.name) as TreeEntry | undefined)?.fileId).toBe(entry.fileId)
    expect(await tree.child(actor, tag, 'IMG_7~000000000001.jpg')).toBeUndefined()
  })

  it('by letter put 1,200 names into containers that hold each once', () => {
    const boxes = Array.from({ length: 1200 }, (_, i) => ({ id: `x.${i}`, name: `${'abcdéÄ日1_'[i % 9]}${i}`, topic: 'artist' as const }))
    const { top, under, parentOf } = splitByLetter('x', boxes, 'artist')
    expect(top.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', '日', '0-9', '#'])
    expect([...under.values()].flat().length).toBe(1200)
    expect(boxes.every((box) => under.get(parentOf(box))?.includes(box))).toBe(true)
    expect(splitByLetter('x', boxes.slice(0, 500), 'artist').top).toHaveLength(500)
  })
})

describe('the count of changes', () => {
  it('rises with what people and machines do, and with nothing else', async () => {
    const rises = async (what: () => Promise<unknown>): Promise<boolean> => {
      const before = await tree.updateId()
      await what()
      return await tree.updateId() > before
    }
    const file = await library.picture(space, 'new.jpg', '2020-01-01 00:00:00')
    expect(await rises(() => library.picture(space, 'newer.jpg', '2020-01-01 00:00:00'))).toBe(true)
    expect(await rises(() => library.catalog.tags.add(actor, [file], 'Seen'))).toBe(true)
    expect(await rises(() => library.catalog.marks.favorite(actor, [file], true))).toBe(true)
    expect(await rises(() => library.show(file, [1]))).toBe(true)
    expect(await rises(() => library.catalog.search.indexFiles([file]))).toBe(true)
    expect(await rises(() => library.catalog.history.trash(actor, [file]))).toBe(true)
    expect(await rises(() => tree.children(actor, 'date', { from: 0, count: 10 }))).toBe(false)
  })

  it('never falls when its rows are gathered, and begins where it was after a restart', async () => {
    await test.db.execute(sql`insert into tree_changes (changes) select 1 from generate_series(1, 1500)`)
    const before = await tree.updateId()
    expect(await tree.updateId()).toBe(before)
    expect((await test.db.select().from(treeChanges)).length).toBe(1)
    expect(await treeLibrary(test.db).catalog.tree.updateId()).toBe(before)
  })
})
