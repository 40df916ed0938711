import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { newVersion, testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { catalogChanged } from '../events.ts'

let test: TestDatabase
let kit: ReturnType<typeof testCatalog>
let actor: Actor
let viewer: Actor
let stranger: Actor
let a: string, b: string
let space: string
beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  stranger = await testActor(test.db)
})
beforeEach(async () => {
  actor = await testActor(test.db, { role: 'member' })
  space = actor.spaces[0]!.id
  viewer = await testActor(test.db, { role: 'viewer', spaceId: space })
  a = await kit.addFile(space, 'a.jpg')
  b = await kit.addFile(space, 'b.jpg')
})
afterAll(() => test.drop())

const tagsOf = async (id: string): Promise<string[]> => (await kit.catalog.tags.ofFile(actor, id)).map(({ path }) => path)
const tree = async (): Promise<Record<string, number>> => Object.fromEntries((await kit.catalog.tags.list(actor)).map(({ path, count }) => [path, count]))
const idOf = async (path: string): Promise<string> => (await kit.catalog.tags.list(actor)).find((tag) => tag.path === path)!.id
const undo = async (decided: { changeId: string | null }) => kit.catalog.history.undo(actor, decided.changeId!)

describe('tags', () => {
  it('makes missing parents, counts children, and takes all of it back and forth', async () => {
    const added = await kit.catalog.tags.add(actor, [a, b], ' Travel / Rome ')
    expect(added.files).toBe(2)
    await kit.catalog.tags.add(actor, [a], 'travel/PARIS')
    expect(await tree()).toEqual({ Travel: 2, 'Travel/PARIS': 1, 'Travel/Rome': 2 })
    expect((await kit.catalog.tags.tree(actor)).map(({ name, children }) => [name, children.length])).toEqual([['Travel', 2]])
    const undone = await undo(added)
    expect(await tree()).toEqual({ Travel: 1, 'Travel/PARIS': 1 })
    await undo(undone)
    expect(await tagsOf(b)).toEqual(['Travel/Rome'])
    expect(await tree()).toEqual({ Travel: 2, 'Travel/PARIS': 1, 'Travel/Rome': 2 })
  })
  it('changes nothing and records nothing when the files have the tag already', async () => {
    await kit.catalog.tags.add(actor, [a], 'x')
    expect(await kit.catalog.tags.add(actor, [a], 'X')).toEqual({ changeId: null, files: 0 })
    expect(await kit.catalog.history.ofFile(actor, a)).toHaveLength(1)
  })
  it('renames and moves a subtree, and back', async () => {
    await kit.catalog.tags.add(actor, [a], 'Travel/Rome/Food')
    const moved = await kit.catalog.tags.move(actor, await idOf('Travel/Rome'), 'Places/Italy/Roma')
    expect(Object.keys(await tree())).toEqual(['Places', 'Places/Italy', 'Places/Italy/Roma', 'Places/Italy/Roma/Food', 'Travel'])
    await expect(kit.catalog.tags.move(actor, await idOf('Places'), 'Places/Italy/X')).rejects.toMatchObject({ key: 'catalog.tag-into-itself' })
    await undo(moved)
    expect(Object.keys(await tree())).toEqual(['Travel', 'Travel/Rome', 'Travel/Rome/Food'])
    await kit.catalog.tags.add(actor, [b], 'Travel/Oslo')
    await expect(kit.catalog.tags.move(actor, await idOf('Travel/Oslo'), 'Travel/rome')).rejects.toMatchObject({ code: 'conflict', key: 'catalog.tag-place-taken' })
    await kit.catalog.tags.move(actor, await idOf('Travel/Oslo'), 'Travel/OSLO')
    expect(await tagsOf(b)).toEqual(['Travel/OSLO'])
  })
  it('does not take a move back over a later one', async () => {
    await kit.catalog.tags.add(actor, [a], 'one')
    const first = await kit.catalog.tags.move(actor, await idOf('one'), 'two')
    await kit.catalog.tags.move(actor, await idOf('two'), 'three')
    await expect(undo(first)).rejects.toMatchObject({ key: 'catalog.changed-since' })
    expect(Object.keys(await tree())).toEqual(['three'])
  })
  it('merges with what lies below, and takes it apart again', async () => {
    await kit.catalog.tags.add(actor, [a], 'Rom')
    await kit.catalog.tags.add(actor, [a, b], 'Rom/Food')
    await kit.catalog.tags.add(actor, [b], 'Rom/Art')
    await kit.catalog.tags.add(actor, [a], 'Rome/Food')
    const merged = await kit.catalog.tags.merge(actor, await idOf('Rom'), await idOf('Rome'))
    expect(await tree()).toEqual({ Rome: 2, 'Rome/Art': 1, 'Rome/Food': 2 })
    expect(await tagsOf(a)).toEqual(['Rome', 'Rome/Food'])
    await undo(merged)
    expect(await tree()).toEqual({ Rom: 2, 'Rom/Art': 1, 'Rom/Food': 2, Rome: 1, 'Rome/Food': 1 })
  })
  it('deletes a subtree and brings it back with its files; a file that is gone meanwhile is passed over', async () => {
    await kit.catalog.tags.add(actor, [a, b], 'Gone/Deep')
    const deleted = await kit.catalog.tags.delete(actor, await idOf('Gone'))
    expect(await tree()).toEqual({})
    await kit.catalog.history.trash(actor, [b])
    await kit.library.purgeFiles(actor, [b])
    await undo(deleted)
    expect(await tree()).toEqual({ Gone: 1, 'Gone/Deep': 1 })
  })
  it('is one change for 10,000 files', async () => {
    const many = await test.db.transaction(async (tx) => {
      const [template] = await tx.select().from(files).where(eq(files.id, a))
      const rows = Array.from({ length: 10_000 }, (_, i) => ({ ...template!, id: crypto.randomUUID(), name: `${i}.jpg` }))
      for (let at = 0; at < rows.length; at += 1000) await tx.insert(files).values(rows.slice(at, at + 1000))
      return rows.map(({ id }) => id)
    })
    const decided = await kit.catalog.tags.add(actor, many, 'Many')
    expect(decided.files).toBe(10_000)
    expect(await tree()).toEqual({ Many: 10_000 })
    await undo(decided)
    expect(await tree()).toEqual({})
    await expect(kit.catalog.tags.add(actor, [...many, a], 'Many')).rejects.toMatchObject({ key: 'catalog.too-many-files' })
    kit.queued.length = 0
  }, 120_000)
  it('touches two spaces as one change', async () => {
    const other = await testActor(test.db, { role: 'member' })
    const both: Actor = { ...actor, spaces: [...actor.spaces, ...other.spaces] }
    const theirs = await kit.addFile(other.spaces[0]!.id, 'c.jpg')
    const decided = await kit.catalog.tags.add(both, [a, theirs], 'Shared')
    expect(decided.files).toBe(2)
    await kit.catalog.history.undo(both, decided.changeId!)
    expect(await kit.catalog.tags.list(both)).toEqual([])
  })
})

describe('who may', () => {
  it('lets viewers look and love, and nothing else; strangers see nothing', async () => {
    await kit.catalog.tags.add(actor, [a], 'x')
    const tag = await idOf('x')
    for (const edit of [
      () => kit.catalog.tags.add(viewer, [a], 'y'), () => kit.catalog.tags.remove(viewer, [a], tag), () => kit.catalog.tags.delete(viewer, tag), () => kit.catalog.history.trash(viewer, [a]),
      () => kit.catalog.describe.title(viewer, a, 't'), () => kit.catalog.describe.takenAt(viewer, a, null), () => kit.catalog.tags.move(viewer, tag, 'z'), () => kit.catalog.tags.create(viewer, space, 'n'),
    ]) await expect(edit()).rejects.toMatchObject({ code: 'forbidden' })
    expect(await kit.catalog.marks.favorite(viewer, [a], true)).toBe(1)
    expect(await kit.catalog.marks.of(viewer, a)).toMatchObject({ favorite: true })
    expect(await kit.catalog.marks.of(actor, a)).toMatchObject({ favorite: false })
    for (const look of [
      () => kit.catalog.tags.ofFile(stranger, a), () => kit.catalog.history.ofFile(stranger, a), () => kit.catalog.marks.favorite(stranger, [a], true), () => kit.catalog.tags.delete(stranger, tag),
      () => kit.catalog.marks.position(stranger, a, 5), () => kit.catalog.timeline.neighbours(stranger, a, { list: 'timeline' }), () => kit.catalog.tags.add(stranger, [a], 'x'),
    ]) await expect(look()).rejects.toMatchObject({ code: 'not-found' })
    const [change] = await kit.catalog.history.recent(actor)
    await expect(kit.catalog.history.undo(stranger, change!.id)).rejects.toMatchObject({ key: 'catalog.no-such-change' })
    await expect(kit.catalog.history.undo(viewer, change!.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await kit.catalog.history.recent(viewer))[0]).toMatchObject({ canUndo: false })
    expect(await kit.catalog.history.recent(stranger)).toEqual([])
  })
})

describe('the other decisions', () => {
  it('trashes and restores as changes that can be taken back', async () => {
    const trashed = await kit.catalog.history.trash(actor, [a, b])
    const state = async () => (await test.db.select({ state: files.state }).from(files).where(eq(files.id, a)))[0]?.state
    expect(await state()).toBe('trashed')
    const back = await undo(trashed)
    expect([await state(), back.files]).toEqual(['present', 2])
    await undo(back)
    expect(await state()).toBe('trashed')
    await expect(undo(trashed)).rejects.toMatchObject({ key: 'catalog.already-undone' })
  })
  it('goes back to a version and forth again', async () => {
    await test.db.transaction((tx) => kit.library.addVersion(tx, newVersion(kit.folder, space, 'other', { name: 'a.jpg' })))
    const restored = await kit.catalog.history.restoreVersion(actor, a, 1)
    await undo(restored)
    const history = await kit.catalog.history.ofFile(actor, a)
    expect(history.map(({ action, undone, canUndo }) => [action, undone, canUndo])).toEqual([['version-restored', false, true], ['version-restored', true, false]])
    expect((await kit.library.findFile(actor, a)).versions).toHaveLength(4)
  })
  it('sets a title that the search finds, and the old one again', async () => {
    await kit.catalog.describe.title(actor, a, 'Sunday')
    const second = await kit.catalog.describe.title(actor, a, 'Picnic')
    await kit.index()
    expect((await kit.catalog.search.find(actor, { query: 'picnic' })).items).toMatchObject([{ id: a, title: 'Picnic', why: [{ place: 'title', value: 'Picnic' }] }])
    await undo(second)
    expect(await kit.catalog.describe.of(actor, a)).toMatchObject({ title: 'Sunday' })
  })
  it('sets when a file was taken, keeps it over a new content, and gives the own day back', async () => {
    const day = async () => (await test.db.select({ at: files.takenAt, local: files.takenLocal, zone: files.takenZone }).from(files).where(eq(files.id, a)))[0]!
    const before = await day()
    const set = await kit.catalog.describe.takenAt(actor, a, { local: '1999-07-01T20:15', zone: 'Europe/Rome' })
    expect(await day()).toEqual({ at: new Date('1999-07-01T18:15:00Z'), local: '1999-07-01 20:15:00', zone: 'Europe/Rome' })
    await test.db.transaction((tx) => kit.library.addVersion(tx, newVersion(kit.folder, space, 'newer', { name: 'a.jpg', folder: 'Uploads' })))
    expect((await day()).local).toBe('1999-07-01 20:15:00')
    await undo(set)
    expect(await day()).toEqual(before)
    await kit.catalog.describe.takenAt(actor, a, { local: '2001-01-01T00:00:00', zone: '-03:30' })
    expect((await day()).at).toEqual(new Date('2001-01-01T03:30:00Z'))
    await expect(kit.catalog.describe.takenAt(actor, a, { local: '2024-02-31T10:00' })).rejects.toMatchObject({ key: 'catalog.bad-taken' })
    await expect(kit.catalog.describe.takenAt(actor, a, { local: '2024-02-01T10:00', zone: 'Mars/Base' })).rejects.toMatchObject({ key: 'catalog.bad-zone' })
  })
  it('tells of each decision in its transaction, and leaves nothing when that fails', async () => {
    const told: string[] = []
    const failing = testCatalog(test.db)
    failing.events.on(catalogChanged, 'test', async (_tx, { action }) => { told.push(action); throw new Error('stop') })
    await expect(failing.catalog.tags.add(actor, [a], 'never')).rejects.toThrow('stop')
    expect([told, await tree(), await kit.catalog.history.ofFile(actor, a)]).toEqual([['tag-added'], {}, []])
  })
  it('remembers ratings and where playing stopped, for each person', async () => {
    await kit.catalog.marks.rate(actor, [a, b], 4)
    await kit.catalog.marks.position(actor, a, 1234.6)
    expect(await kit.catalog.marks.of(actor, a)).toEqual({ favorite: false, rating: 4, positionMs: 1235 })
    await kit.catalog.marks.position(actor, a, null)
    expect((await kit.catalog.marks.of(actor, a)).positionMs).toBeNull()
    await expect(kit.catalog.marks.rate(actor, [a], 6)).rejects.toMatchObject({ key: 'catalog.bad-rating' })
  })
})
