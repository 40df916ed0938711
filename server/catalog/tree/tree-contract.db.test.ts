import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '../../../test/support/made-faces.ts'
import { filledTree, type FilledTree } from '../../../test/support/tree-library.ts'
import type { Actor } from '../../access/index.ts'
import { safeName } from './safe-name.ts'
import { ROOT, type TreeContainer, type TreeNode } from './tree-node.ts'

let tree: FilledTree['tree'], house: FilledTree['house'], drop: FilledTree['drop']
beforeAll(async () => { ({ tree, house, drop } = await filledTree()) })
afterAll(() => drop())

/** A node without the moment of its change, which goes on while the tree is walked. */
const timeless = (node: TreeNode | undefined) => ({ ...node, changedAt: null })

interface Visited { path: string; id: string; nodes: TreeNode[]; total: number }

/** Every container of the tree with its children, read a page of three at a time. */
async function walk(actor: Actor, id = ROOT, path = ''): Promise<Visited[]> {
  const nodes: TreeNode[] = []
  let total = 0
  for (let from = 0; from === nodes.length; from += 3) {
    const page = await tree.children(actor, id, { from, count: 3 })
    total = page.total
    nodes.push(...page.nodes)
  }
  const below = nodes.filter((node): node is TreeContainer => node.type === 'container')
  const visited: Visited[] = [{ path, id, nodes, total }]
  for (const container of below) visited.push(...await walk(actor, container.id, `${path}/${container.name}`))
  return visited
}

const OF_HOME = [
  ' 0', '/Folders 0', '/By date 0', '/By date/2024 0', '/By date/2024/05 May 8', '/By date/2023 0', '/By date/2023/02 February 1', '/By date/2023/01 January 2', '/By date/2022 0', '/By date/2022/02 February 2',
  '/People 0', '/People/Pets 0', '/People/Pets/Rex h 1', '/People/Ann h 3', '/People/Ben h 3', '/Tags 0', '/Tags/Empty h 0', '/Tags/Travel h 3', '/Tags/Travel h/Rome h 3',
  '/Scenes 0', '/Scenes/Beach 1', '/Things 0', '/Things/Dog 2', '/Things/Hot dog 1', '/Text 0', '/Text/2023 0', '/Text/2023/02 February 1',
  '/Music 0', '/Music/Artists 0', '/Music/Artists/Joni h 2', '/Music/Artists/Joni h/Blue h 2', '/Music/Artists/Nobody h 1', '/Music/Albums 0', '/Music/Albums/Blue h 2', '/Music/Albums/Hits h 1', '/Music/Genres 0', '/Music/Genres/Folk 2',
  '/Music/Genres/Rock 1', '/Music/Genres as heard 0', '/Music/Genres as heard/Jazz 1', '/Music/Tempo 0', '/Music/Tempo/80-99 bpm 1', '/Music/Decades 0', '/Music/Decades/1980-1989 1', '/Music/Decades/1970-1979 2',
  '/Videos 0', '/Videos/2022 1', '/Recently added 13', '/Favourites 0', '/Saved searches 0', '/Saved searches/Dogs h 2', '/To sort out 0', '/To sort out/Low quality 1',
]

describe('the tree', () => {
  it('keeps its word for every container and entry of every branch', async () => {
    const all = new Set<string>()
    const visited = await walk(house.actor)
    for (const { path, id, nodes, total } of visited) {
      expect(nodes.length, path).toBe(total)
      expect(new Set(nodes.map(({ name }) => name.toLowerCase())).size, path).toBe(nodes.length)
      for (const node of nodes) {
        expect(all.has(node.id), node.id).toBe(false)
        all.add(node.id)
        expect(node.parentId, node.id).toBe(id)
        expect(node.id).toMatch(node.type === 'entry' ? /^[A-Za-z0-9._-]{1,200}~[0-9a-f-]{36}$/ : /^[A-Za-z0-9._-]{1,200}$/)
        // folders show names as they are on the disk
        if (!node.id.startsWith('folders')) expect(safeName(node.name)).toBe(node.name)
        expect(timeless(await tree.find(house.actor, node.id)), node.id).toEqual(timeless(node))
        expect(timeless(await tree.child(house.actor, id, node.name)), node.id).toEqual(timeless(node))
      }
    }
  })

  it('says of any other id that nothing is there', async () => {
    const next = seeded(3)
    const known = (await walk(house.actor)).flatMap(({ nodes }) => nodes.map(({ id }) => id))
    const pieces = ['.', '..', '~', '-', '0', '2024-99', 'letter-a', 'pets', "' or 1=1 --", '%00', '/', '\0', 'é', crypto.randomUUID(), 'x'.repeat(300)]
    const one = <Item>(of: readonly Item[]): Item => of[Math.floor(next() * of.length)]!
    for (let i = 0; i < 400; i++) {
      const id = one(known)
      const at = Math.floor(next() * (id.length + 1))
      const other = `${id.slice(0, at)}${one(pieces)}${next() < 0.5 ? id.slice(at) : ''}`
      if (!known.includes(other)) await tree.find(house.actor, other).catch((error: unknown) => expect(error, other).toMatchObject({ code: 'not-found' }))
    }
    await expect(tree.find(house.actor, 'date.')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('shows a viewer of one space, and counts, nothing of another', async () => {
    const visited = await walk(house.viewer)
    expect(visited.map(({ path, nodes }) => `${path} ${nodes.filter(({ type }) => type === 'entry').length}`).filter((line) => !line.startsWith('/Folders/'))).toEqual(OF_HOME)
    const own = new Set(visited.flatMap(({ id, nodes }) => [id, ...nodes.map((node) => node.id)]))
    const strange = (await walk(house.actor)).flatMap(({ nodes }) => nodes).filter(({ id }) => !own.has(id))
    expect(strange.length).toBeGreaterThan(60)
    for (const node of strange) {
      await expect(tree.find(house.viewer, node.id), node.id).rejects.toMatchObject({ code: 'not-found' })
      if (node.type === 'container') await expect(tree.children(house.viewer, node.id, { from: 0, count: 10 }), node.id).rejects.toMatchObject({ code: 'not-found' })
    }
    const { total, nodes } = await tree.search(house.viewer, ROOT, {}, { from: 0, count: 100 })
    expect([total, nodes.length]).toEqual([13, 13])
    expect(nodes.every((node) => node.type === 'entry' && node.spaceId === house.home)).toBe(true)
  })
})
