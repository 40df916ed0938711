import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import { secondSpace, treeLibrary, type TreeLibrary } from '../../../test/support/tree-library.ts'
import type { Actor } from '../../access/index.ts'
import type { Tree } from './tree-node.ts'

let test: TestDatabase, library: TreeLibrary, tree: Tree, actor: Actor, viewer: Actor, home: string, elsewhere: string
beforeAll(async () => {
  test = await testDatabase()
  library = treeLibrary(test.db)
  tree = library.catalog.tree
  actor = await secondSpace(test.db, await testActor(test.db, { role: 'member' }))
  ;[home, elsewhere] = [actor.spaces[0]!.id, actor.spaces[1]!.id]
  viewer = await testActor(test.db, { role: 'viewer', spaceId: home })
})
afterAll(() => test.drop())

const all = { from: 0, count: 100 }
const under = async (id: string) => (await tree.children(actor, id, all)).nodes.map(({ name }) => name)
const named = async (parent: string, name: string): Promise<string> => (await tree.child(actor, parent, name))!.id
const picture = (name: string, space = home) => library.picture(space, name, '2024-05-14 10:00:00', { folder: name })

describe('tags', () => {
  it('are made by name, given by putting files there, and taken by taking them out; the file stays', async () => {
    const { id: travel } = await tree.make(actor, 'tags', 'Travel')
    const { id: rome, name, parentId } = await tree.make(actor, travel, 'Rome')
    expect([name, parentId]).toEqual(['Rome', travel])
    const file = await picture('forum.jpg')
    await tree.place(actor, rome, [file])
    expect(await under(rome)).toEqual(['forum.jpg'])
    expect(await library.catalog.tags.ofFile(actor, file)).toMatchObject([{ path: 'Travel/Rome' }])
    const { id: again } = await tree.make(actor, travel, 'Roma')
    const moved = await tree.move(actor, `${rome}~${file}`, { containerId: again, name: 'forum.jpg' })
    expect(moved).toMatchObject({ id: `${again}~${file}`, parentId: again })
    expect([await under(rome), await under(again)]).toEqual([[], ['forum.jpg']])
    await tree.remove(actor, moved.id)
    expect(await under(again)).toEqual([])
    expect(await library.catalog.tags.ofFile(actor, file)).toEqual([])
    expect(await tree.find(actor, `date.2024-05~${file}`)).toMatchObject({ fileId: file })
  })

  it('move and are renamed as containers, with the id that they had, and go with all below them', async () => {
    const [{ id: a }, { id: b }] = [await tree.make(actor, 'tags', 'A'), await tree.make(actor, 'tags', 'B')]
    const { id: inner } = await tree.make(actor, a, 'Inner')
    expect(await tree.move(actor, inner, { containerId: b, name: 'Other' })).toMatchObject({ id: inner, parentId: b, name: 'Other' })
    expect([await under(a), await under(b)]).toEqual([[], ['Other']])
    await tree.remove(actor, b)
    await expect(tree.find(actor, inner)).rejects.toMatchObject({ code: 'not-found', key: 'catalog.tree-no-such' })
  })

  it('refuse names that would not be shown as they are, files of another space, other names for a file, and whoever may only look', async () => {
    const { id: tag } = await tree.make(actor, 'tags', 'Strict')
    for (const name of ['a/b', 'end.', 'what?', '']) await expect(tree.make(actor, 'tags', name), name).rejects.toMatchObject({ code: 'invalid' })
    const [own, strange] = [await picture('own.jpg'), await picture('strange.jpg', elsewhere)]
    await expect(tree.place(actor, tag, [strange])).rejects.toMatchObject({ code: 'forbidden', key: 'catalog.tree-other-space' })
    await tree.place(actor, tag, [own])
    await expect(tree.move(actor, `${tag}~${own}`, { containerId: tag, name: 'new.jpg' })).rejects.toMatchObject({ key: 'catalog.tree-cannot', params: { branch: 'Tags' } })
    await expect(tree.place(viewer, tag, [own])).rejects.toMatchObject({ code: 'forbidden', key: 'access.role-needed' })
    await expect(tree.place(actor, 'tags', [own])).rejects.toMatchObject({ key: 'catalog.tree-cannot' })
  })
})

describe('people', () => {
  it('are put right by moving pictures between them, taken away, and renamed', async () => {
    const [one, two] = [await picture('one.jpg'), await picture('two.jpg')]
    for (const file of [one, two]) await library.show(file, [3])
    await library.catalog.people.name(actor, await library.personOn(actor, one), 'Cleo')
    const lone = await picture('lone.jpg')
    await library.show(lone, [4])
    const [stranger] = await library.catalog.people.ofFile(actor, lone)
    await library.catalog.people.moveFaces(actor, [stranger!.id], { name: 'Dan' })
    const [cleo, dan] = [await named('people', 'Cleo'), await named('people', 'Dan')]
    expect((await under(cleo)).toSorted()).toEqual(['one.jpg', 'two.jpg'])
    expect(await tree.move(actor, `${cleo}~${two}`, { containerId: dan, name: 'two.jpg' })).toMatchObject({ id: `${dan}~${two}` })
    expect([await under(cleo), (await under(dan)).toSorted()]).toEqual([['one.jpg'], ['lone.jpg', 'two.jpg']])
    await tree.remove(actor, `${dan}~${two}`)
    expect(await under(dan)).toEqual(['lone.jpg'])
    await tree.place(actor, cleo, [two])
    expect((await under(cleo)).toSorted()).toEqual(['one.jpg', 'two.jpg'])
    expect(await tree.move(actor, dan, { containerId: 'people', name: 'Daniel' })).toMatchObject({ id: dan, name: 'Daniel' })
  })

  it('say why a picture cannot be put to someone: no face, or several', async () => {
    const [empty, crowd] = [await picture('empty.jpg'), await picture('crowd.jpg')]
    await library.show(crowd, [5, 6])
    const cleo = await named('people', 'Cleo')
    await expect(tree.place(actor, cleo, [empty])).rejects.toMatchObject({ code: 'forbidden', key: 'catalog.tree-no-face', params: { name: 'Cleo' } })
    await expect(tree.place(actor, cleo, [crowd])).rejects.toMatchObject({ code: 'forbidden', key: 'catalog.tree-many-faces' })
    await expect(tree.make(actor, cleo, 'Nobody yet')).rejects.toMatchObject({ code: 'forbidden', key: 'catalog.tree-cannot', params: { branch: 'People' } })
  })

  it('are made by name before any picture shows them, which can be taken back', async () => {
    const { id, name, parentId } = await tree.make(actor, 'people', 'Zoe')
    expect([name, parentId, await under(id)]).toEqual(['Zoe', 'people', []])
    await expect(tree.make(actor, 'people', 'zoe')).rejects.toMatchObject({ code: 'conflict', key: 'catalog.person-name-taken' })
    await expect(tree.make(viewer, 'people', 'Yan')).rejects.toMatchObject({ code: 'forbidden' })
    const lone = await picture('zoe.jpg')
    await library.show(lone, [9])
    await tree.place(actor, id, [lone])
    expect(await under(id)).toEqual(['zoe.jpg'])
    const [made] = (await library.catalog.history.recent(actor, { limit: 50 })).filter(({ action }) => action === 'person-named')
    expect(made).toBeDefined()
  })
})

describe('what a branch cannot mean', () => {
  it('is refused with its name: dates, videos and what was added lately only show; the branches and the root stay', async () => {
    const file = await picture('still.jpg')
    const { id: tag } = await tree.make(actor, 'tags', 'Cross')
    const refused = (branch: string) => ({ code: 'forbidden', key: 'catalog.tree-cannot', params: { branch } })
    await expect(tree.place(actor, 'date.2024-05', [file])).rejects.toMatchObject(refused('By date'))
    await expect(tree.remove(actor, `recent~${file}`)).rejects.toMatchObject(refused('Recently added'))
    await expect(tree.make(actor, 'date', '2030')).rejects.toMatchObject(refused('By date'))
    await expect(tree.remove(actor, 'tags')).rejects.toMatchObject(refused('Tags'))
    await expect(tree.make(actor, '0', 'New')).rejects.toMatchObject(refused('Library'))
    await expect(tree.move(actor, `date.2024-05~${file}`, { containerId: tag, name: 'still.jpg' })).rejects.toMatchObject(refused('By date'))
    await expect(tree.remove(actor, 'tags.nothing')).rejects.toMatchObject({ code: 'not-found' })
    await expect(tree.place(actor, `date.2024-05~${file}`, [file])).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('favourites', () => {
  it('are each person’s own: what is put there becomes one, also by who may only look, and what is taken out is none', async () => {
    const file = await picture('liked.jpg')
    await tree.place(viewer, 'favorites', [file])
    expect([(await tree.children(viewer, 'favorites', all)).total, (await tree.children(actor, 'favorites', all)).total]).toEqual([1, 0])
    await tree.remove(viewer, `favorites~${file}`)
    expect((await tree.children(viewer, 'favorites', all)).total).toBe(0)
  })
})
