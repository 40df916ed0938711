import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledTree, type FilledTree } from '../../../test/support/tree-library.ts'
import { ROOT } from './tree-node.ts'

let tree: FilledTree['tree'], house: FilledTree['house'], drop: FilledTree['drop']
beforeAll(async () => { ({ tree, house, drop } = await filledTree()) })
afterAll(() => drop())

const admin = () => ({ ...house.actor, role: 'admin' as const })
const roots = async () => (await tree.children(house.actor, ROOT, { from: 0, count: 100 })).nodes.map(({ id, name }) => `${id}: ${name}`)
const all = async () => (await tree.shape()).branches.map(({ id }) => id)

describe('the shape of the tree', () => {
  it('is every branch in English unless told', async () => {
    const shape = await tree.shape()
    expect(shape.language).toBe('en')
    expect(shape.branches.every(({ shown }) => shown)).toBe(true)
    expect(shape.branches.map(({ name }) => name)).toEqual(expect.arrayContaining(['Folders', 'By date', 'People', 'Tags', 'Music']))
  })

  it('hides a branch with all below it, from lists and from those who know its ids, and says that the tree changed', async () => {
    const [inside] = (await tree.children(house.actor, 'tags', { from: 0, count: 1 })).nodes
    const before = await tree.updateId()
    await tree.setShape(admin(), { language: 'en', shown: (await all()).filter((id) => id !== 'tags') })
    expect(await roots()).not.toContain('tags: Tags')
    for (const id of ['tags', inside!.id]) await expect(tree.find(house.actor, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(tree.children(house.actor, 'tags', { from: 0, count: 1 })).rejects.toMatchObject({ code: 'not-found' })
    expect(await tree.updateId()).toBeGreaterThan(before)
  })

  it('names branches in another language at once, with the ids that they had', async () => {
    await tree.setShape(admin(), { language: 'de', shown: await all() })
    expect(await roots()).toEqual(expect.arrayContaining(['folders: Ordner', 'people: Personen']))
    expect((await tree.child(house.actor, ROOT, 'Ordner'))?.id).toBe('folders')
  })

  it('is for administrators to change, and never empty', async () => {
    await expect(tree.setShape({ ...admin(), role: 'member' }, { language: 'en', shown: ['date'] })).rejects.toMatchObject({ key: 'access.admin-needed' })
    await expect(tree.setShape(admin(), { language: 'en', shown: ['nobodys'] })).rejects.toMatchObject({ code: 'invalid', key: 'catalog.tree-empty' })
    expect((await tree.shape()).language).toBe('de')
  })
})
