import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Branch } from './branch.ts'
import { createFoldersBranch } from './folders-branch.ts'
import type { TreeNode } from './tree-node.ts'

let database: TestDatabase
let house: ReturnType<typeof testCatalog>
let branch: Branch
let [ada, stranger]: Actor[] = []
let top = ''
const people = (): [Actor, Actor] => { if (!ada || !stranger) throw new Error('nobody is there yet'); return [ada, stranger] }
const long = 'a very long name of a folder that does not fit into an id '.repeat(3).trim()

beforeAll(async () => {
  database = await testDatabase()
  house = testCatalog(database.db)
  branch = createFoldersBranch({ db: database.db, events: house.events, library: house.library, remember: (_actor, _name, read) => read(), shown: (actor) => sql`${sees(actor)} and ${files.state} = 'present'` })
  ada = await testActor(database.db)
  stranger = await testActor(database.db)
  const spaceId = ada.spaces[0]?.id ?? ''
  for (const [folder, name] of [['Rome', 'b.jpg'], ['Rome', 'a.jpg'], ['Rome/Forum', 'c.jpg'], [`${long}/${long}`, 'deep.jpg'], ['', 'top.jpg']] as const) await house.addFile(spaceId, name, { folder })
  top = (await branch.children(ada, 'folders', { from: 0, count: 10 })).nodes[0]?.id ?? ''
})
afterAll(() => database.drop())

const names = (nodes: TreeNode[]): string[] => nodes.map(({ name }) => name)

describe('the branch of folders', () => {
  it('has a folder for each space, in it the folders before the files, with true totals on every page', async () => {
    const [actor] = people()
    expect(names((await branch.children(actor, 'folders', { from: 0, count: 10 })).nodes)).toEqual(['space'])
    expect(await branch.children(actor, top, { from: 0, count: 10 }).then(({ total, nodes }) => [total, ...names(nodes)])).toEqual([3, 'Rome', long, 'top.jpg'])
    const rome = (await branch.child(actor, top, 'Rome'))?.id ?? ''
    expect(await branch.children(actor, rome, { from: 1, count: 1, sort: 'name' }).then(({ total, nodes }) => [total, ...names(nodes)])).toEqual([3, 'a.jpg'])
    expect(await branch.children(actor, rome, { from: 0, count: 3, sort: '-name' }).then(({ nodes }) => names(nodes))).toEqual(['Forum', 'b.jpg', 'a.jpg'])
  })

  it('finds every node again by its id, also where the path is too long to stand in one', async () => {
    const [actor] = people()
    const walk = async (id: string): Promise<TreeNode[]> => {
      const { nodes } = await branch.children(actor, id, { from: 0, count: 100 })
      return [...nodes, ...(await Promise.all(nodes.filter(({ type }) => type === 'container').map((node) => walk(node.id)))).flat()]
    }
    const all = await walk('folders')
    expect(all).toHaveLength(10)
    for (const node of all) {
      expect(node.id).toMatch(/^[A-Za-z0-9._-]{1,200}(~[0-9a-f-]{36})?$/)
      expect(await branch.find(actor, node.id)).toMatchObject({ id: node.id, name: node.name, parentId: node.parentId })
    }
  })

  it('security rule 7: shows nothing to those who do not see the space', async () => {
    const [actor, other] = people()
    const rome = await branch.child(actor, top, 'Rome')
    expect(await branch.find(other, rome?.id ?? '')).toBeUndefined()
    await expect(branch.children(other, top, { from: 0, count: 1 })).rejects.toThrow('catalog.folder-no-such')
    expect((await branch.search(other, 'folders', {}, { from: 0, count: 10 })).total).toBe(0)
    await expect(branch.make?.(other, top, 'mine')).rejects.toThrow('catalog.folder-no-such')
  })

  it('searches all below a folder', async () => {
    const [actor] = people()
    const rome = (await branch.child(actor, top, 'Rome'))?.id ?? ''
    expect(await branch.search(actor, rome, { kinds: ['image'] }, { from: 0, count: 2 }).then(({ total, nodes }) => [total, ...names(nodes)])).toEqual([3, 'a.jpg', 'b.jpg'])
    expect((await branch.search(actor, rome, { title: 'C.J' }, { from: 0, count: 9 })).total).toBe(1)
    expect((await branch.search(actor, rome, { title: '%' }, { from: 0, count: 9 })).total).toBe(0)
  })

  it('makes folders, moves what lies in them, and takes away into the trash', async () => {
    const [actor] = people()
    const made = await branch.make?.(actor, top, 'New')
    const rome = await branch.child(actor, top, 'Rome')
    const file = await branch.child(actor, rome?.id ?? '', 'a.jpg')
    const moved = await branch.move?.(actor, file?.id ?? '', { containerId: made?.id ?? '', name: 'z.jpg' })
    expect(moved).toMatchObject({ name: 'z.jpg', fileId: file?.type === 'entry' ? file.fileId : '' })
    await branch.remove?.(actor, made?.id ?? '')
    expect(await branch.child(actor, top, 'New')).toBeUndefined()
    expect((await house.library.listTrash(actor, { limit: 9, offset: 0 })).files.map(({ name }) => name)).toEqual(['z.jpg'])
    await expect(branch.make?.(actor, top, 'Rome')).rejects.toThrow('catalog.folder-taken')
  })
})
