import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../access/index.ts'
import { testCatalog, takenOn } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Catalog } from '../create-catalog.ts'
import { safeName } from './safe-name.ts'
import { ROOT, type Tree, type TreeNode } from './tree-node.ts'

let test: TestDatabase
let catalog: Catalog
let actor: Actor
let tree: Tree

beforeAll(async () => {
  test = await testDatabase()
  const kit = testCatalog(test.db)
  catalog = kit.catalog
  tree = catalog.tree
  actor = await testActor(test.db)
  const space = actor.spaces[0]!.id
  const add = (name: string, local: string, more = {}) => kit.addFile(space, name, { folder: `in ${local}`, ...takenOn(local), ...more })
  const ids = [await add('a.jpg', '2024-05-14 11:41:12'), await add('a.jpg', '2024-05-15 11:41:12'), await add('A.JPG', '2024-05-16 11:41:12'), await add('b:c?.jpg', '2023-01-01 00:00:00'), await add('film.mp4', '2022-02-03 10:00:00', { kind: 'video', mediaType: 'video/mp4' })]
  await catalog.tags.add(actor, ids.slice(0, 3), 'Travel/Rome')
  await catalog.tags.add(actor, ids.slice(1, 4), 'Travel')
  await kit.index()
})
afterAll(() => test.drop())

/** A node without the moment of its change, which goes on while the tree is walked. */
const timeless = (node: TreeNode | undefined) => ({ ...node, changedAt: null })

/** Every node of the tree with its siblings. */
async function walk(id: string, seen: (parent: string, nodes: TreeNode[], total: number) => Promise<void>): Promise<void> {
  const nodes: TreeNode[] = []
  let total = 0
  for (let from = 0; ; from += 2) {
    const page = await tree.children(actor, id, { from, count: 2 })
    total = page.total
    nodes.push(...page.nodes)
    if (page.nodes.length < 2) break
  }
  await seen(id, nodes, total)
  for (const node of nodes) if (node.type === 'container') await walk(node.id, seen)
}

describe('the tree', () => {
  it('keeps its word for every container and entry', async () => {
    const all = new Set<string>()
    await walk(ROOT, async (parent, nodes, total) => {
      expect(nodes.length, parent).toBe(total)
      expect(new Set(nodes.map(({ name }) => name.toLowerCase())).size, parent).toBe(nodes.length)
      for (const node of nodes) {
        expect(all.has(node.id), node.id).toBe(false)
        all.add(node.id)
        expect(node.parentId).toBe(parent)
        expect(node.id).toMatch(node.type === 'entry' ? /^[A-Za-z0-9._-]{1,200}~[0-9a-f-]{36}$/ : /^[A-Za-z0-9._-]{1,200}$/)
        // folders show names as they are on the disk
        if (!node.id.startsWith('folders')) expect(safeName(node.name)).toBe(node.name)
        expect(timeless(await tree.find(actor, node.id))).toEqual(timeless(node))
        expect(timeless(await tree.child(actor, parent, node.name))).toEqual(timeless(node))
      }
    })
  })
})
