import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import { secondSpace, treeLibrary, type TreeLibrary } from '../../../test/support/tree-library.ts'
import type { Actor } from '../../access/index.ts'

let test: TestDatabase, library: TreeLibrary, ann: Actor, ben: Actor, guest: Actor
beforeAll(async () => {
  test = await testDatabase()
  library = treeLibrary(test.db)
  ann = await secondSpace(test.db, await testActor(test.db, { role: 'member' }))
  const home = ann.spaces[0]!.id
  ben = await testActor(test.db, { role: 'member', spaceId: home })
  guest = await testActor(test.db, { role: 'viewer', spaceId: home })
})
afterAll(() => test.drop())

const searches = () => library.catalog.searches
const names = async (actor: Actor): Promise<string[]> => (await searches().list(actor)).map(({ name }) => name)
const all = { from: 0, count: 100 }

describe('saved searches', () => {
  it('are their owner\'s alone until they are shared with the household', async () => {
    const { id } = await searches().save(ann, { name: '  Ann\'s   beaches ', query: 'beach' })
    expect(await names(ann)).toEqual(['Ann\'s beaches'])
    expect(await names(ben)).toEqual([])
    await searches().change(ann, id, { shared: true })
    expect(await searches().list(ben)).toMatchObject([{ id, name: 'Ann\'s beaches', query: 'beach', shared: true, own: false, by: ann.name }])
    await searches().change(ann, id, { shared: false })
    expect(await names(ben)).toEqual([])
  })

  it('are changed and deleted by their owner only', async () => {
    const { id } = await searches().save(ann, { name: 'Films', query: 'kind:video', shared: true })
    await expect(searches().change(ben, id, { name: 'Mine' })).rejects.toMatchObject({ code: 'not-found', key: 'catalog.no-such-saved-search' })
    await expect(searches().delete(ben, id)).rejects.toMatchObject({ code: 'not-found' })
    await searches().change(ann, id, { name: 'Movies' })
    expect(await searches().list(ann)).toContainEqual(expect.objectContaining({ id, name: 'Movies', shared: true }))
    expect(await searches().delete(ann, id)).toBe('Movies')
    await expect(searches().delete(ann, 'no id')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('need a name that the person has not given yet, whatever its case, and something to look for', async () => {
    await searches().save(ben, { name: 'Rome', query: 'rome' })
    await expect(searches().save(ben, { name: 'ROME', query: 'rome 2024' })).rejects.toMatchObject({ code: 'conflict', key: 'catalog.saved-search-name-taken' })
    const [one, other] = await Promise.allSettled([searches().save(ben, { name: 'Twice', query: 'a' }), searches().save(ben, { name: 'twice', query: 'b' })])
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected'])
    await expect(searches().save(ben, { name: ' \n', query: 'a' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(searches().save(ben, { name: 'x'.repeat(121), query: 'a' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(searches().save(ben, { name: 'Nothing', query: '  ' })).rejects.toMatchObject({ code: 'invalid', key: 'catalog.saved-search-empty' })
  })

  it('may be kept by those who only look, and shared by those who may change something', async () => {
    await searches().save(guest, { name: 'Mine', query: 'x' })
    await expect(searches().save(guest, { name: 'Ours', query: 'x', shared: true })).rejects.toMatchObject({ code: 'forbidden', key: 'access.role-needed' })
  })
})

describe('the branch of saved searches', () => {
  it('has a container a search, whose files are what it finds now, for whoever looks', async () => {
    const { catalog, picture, learn } = library
    const [home, private_] = ann.spaces.map(({ id }) => id) as [string, string]
    await picture(home, 'harbour one.jpg', '2024-05-14 10:00:00')
    await picture(private_, 'harbour secret.jpg', '2024-05-15 10:00:00')
    await learn()
    const { id } = await searches().save(ann, { name: 'Harbour: *all*', query: 'harbour', shared: true })
    const container = (await catalog.tree.child(ann, 'searches', 'Harbour_ _all_'))!
    expect(container.id).toBe(`searches.${id}`)
    expect((await catalog.tree.children(ann, container.id, all)).nodes.map(({ name }) => name).sort()).toEqual(['harbour one.jpg', 'harbour secret.jpg'])
    expect((await catalog.tree.children(ben, container.id, all)).nodes.map(({ name }) => name)).toEqual(['harbour one.jpg'])
    expect((await catalog.tree.search(ben, 'searches', { title: 'harbour' }, all)).total).toBe(1)
    await picture(home, 'harbour two.jpg', '2024-05-16 10:00:00')
    await learn()
    expect((await catalog.tree.children(ben, container.id, all)).total).toBe(2)
  })

  it('has the best first, as the search has them, and the newest where no word was typed', async () => {
    const { catalog, picture, learn } = library
    const home = ann.spaces[0]!.id
    const [older, newer] = [await picture(home, 'tower.jpg', '2020-01-01 10:00:00'), await picture(home, 'other.jpg', '2021-01-01 10:00:00', { reads: 'a tower' })]
    await learn()
    const { id } = await searches().save(ann, { name: 'Tower', query: 'tower' })
    expect((await catalog.tree.children(ann, `searches.${id}`, all)).nodes).toMatchObject([{ fileId: older }, { fileId: newer }])
    const { id: byDate } = await searches().save(ann, { name: 'Before 2022', query: 'date:2020..2021' })
    expect((await catalog.tree.children(ann, `searches.${byDate}`, all)).nodes).toMatchObject([{ fileId: newer }, { fileId: older }])
    expect(await catalog.tree.child(ann, `searches.${id}`, 'tower.jpg')).toMatchObject({ fileId: older })
  })

  it('renames and forgets the person\'s own, and refuses what it cannot mean with a sentence', async () => {
    const { catalog } = library
    const { id } = await searches().save(ann, { name: 'Old name', query: 'tower', shared: true })
    const container = `searches.${id}`
    await expect(catalog.tree.make(ann, 'searches', 'New')).rejects.toMatchObject({ code: 'forbidden', key: 'catalog.tree-cannot' })
    await expect(catalog.tree.move(ben, container, { containerId: 'searches', name: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(catalog.tree.remove(ben, container)).rejects.toMatchObject({ code: 'forbidden' })
    const [entry] = (await catalog.tree.children(ann, container, all)).nodes
    await expect(catalog.tree.remove(ann, entry!.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(catalog.tree.place(ann, container, [])).rejects.toMatchObject({ code: 'forbidden' })
    expect(await catalog.tree.move(ann, container, { containerId: 'searches', name: 'New name' })).toMatchObject({ id: container, name: 'New name' })
    await catalog.tree.remove(ann, container)
    await expect(catalog.tree.find(ann, container)).rejects.toMatchObject({ code: 'not-found' })
  })
})
