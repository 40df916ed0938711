import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seenResults } from '../../../test/support/seen-results.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { labelThresholds } from '../labels-schema.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, viewer: Actor, stranger: Actor, pictures = 0
const DOG = { kind: 'object', label: 'dog' } as const
beforeAll(async () => { test = await testDatabase(); kit = testCatalog(test.db); stranger = await testActor(test.db) })
beforeEach(async () => {
  actor = await testActor(test.db, { role: 'member' })
  viewer = await testActor(test.db, { role: 'viewer', spaceId: actor.spaces[0]!.id })
})
afterAll(() => test.drop())

const picture = async (seen: Parameters<typeof seenResults>[0]): Promise<string> => {
  const id = await kit.addFile(actor.spaces[0]!.id, `picture ${pictures++}.jpg`)
  const [row] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id))
  kit.results.set(row!.sha256, seenResults(seen))
  await kit.index()
  return id
}
const suggested = async (id: string, as = actor) => (await kit.catalog.labels.ofFile(as, id)).map(({ label }) => label)
const tagsOf = async (id: string) => (await kit.catalog.tags.ofFile(actor, id)).map(({ path }) => path)
const found = async (query: string): Promise<number> => {
  await kit.index()
  return (await kit.catalog.search.find(actor, { query })).total
}
const refuse = (ids: string[]) => kit.catalog.labels.refuse(actor, ids, DOG, 'dog')
const undo = (decided: { changeId: string | null }) => kit.catalog.history.undo(actor, decided.changeId!)

describe('suggestions', () => {
  it('are what is shown, surest first, with their places', async () => {
    const id = await picture({ objects: { cup: 0.6, dog: 0.9 }, faint: { cat: 0.4 }, scenes: { kitchen: 0.7, closeup_other: 0.8 } })
    expect(await suggested(id)).toEqual(['dog', 'kitchen', 'cup'])
    expect((await kit.catalog.labels.ofFile(actor, id))[0]).toMatchObject({ kind: 'object', score: 0.9, count: 1, boxes: [[0.1, 0.2, 0.3, 0.4]] })
  })
  it('leave out what people gave as a tag already, in whatever language', async () => {
    const id = await picture({ objects: { dog: 0.9, cup: 0.8 } })
    await kit.catalog.tags.add(actor, [id], 'Tiere/Hund')
    expect(await suggested(id)).toEqual(['cup'])
  })
  it('are only for those who may see the file', async () => {
    const id = await picture({ objects: { dog: 0.9 } })
    expect(await suggested(id, viewer)).toEqual(['dog'])
    await expect(suggested(id, stranger)).rejects.toMatchObject({ key: 'library.no-such-file' })
  })
})

describe('accepting', () => {
  it('makes a tag, is one change, and goes back with its tag', async () => {
    const id = await picture({ objects: { dog: 0.9 } })
    const decided = await kit.catalog.labels.accept(actor, [id], DOG, 'Hund')
    expect([await tagsOf(id), await suggested(id), await found('tag:Hund')]).toEqual([['Hund'], [], 1])
    expect((await kit.catalog.history.ofFile(actor, id)).map(({ action, subject }) => [action, subject])).toEqual([['label-accepted', 'Hund']])
    const undone = await undo(decided)
    expect([await tagsOf(id), await suggested(id)]).toEqual([[], ['dog']])
    await undo(undone)
    expect([await tagsOf(id), await suggested(id)]).toEqual([['Hund'], []])
    expect((await kit.catalog.history.ofFile(actor, id))[0]).toMatchObject({ action: 'label-accepted', subject: 'Hund' })
  })
  it('takes of the chosen files those to which it is suggested', async () => {
    const [dog, cat, refused] = [await picture({ objects: { dog: 0.9 } }), await picture({ objects: { cat: 0.9 }, faint: { dog: 0.3 } }), await picture({ objects: { dog: 0.8 } })]
    await refuse([refused])
    expect(await kit.catalog.labels.accept(actor, [dog, cat, refused], DOG, 'dog')).toMatchObject({ files: 1 })
    expect([await tagsOf(dog), await tagsOf(cat), await tagsOf(refused)]).toEqual([['dog'], [], []])
    expect(await kit.catalog.labels.accept(actor, [dog, cat, refused], DOG, 'dog')).toEqual({ changeId: null, files: 0 })
  })
  it('is refused to those who only look and to strangers, and for words that no machine says', async () => {
    const id = await picture({ objects: { dog: 0.9 } })
    await expect(kit.catalog.labels.accept(viewer, [id], DOG, 'dog')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(kit.catalog.labels.refuse(viewer, [id], DOG, 'dog')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(kit.catalog.labels.accept(stranger, [id], DOG, 'dog')).rejects.toMatchObject({ key: 'catalog.no-files' })
    await expect(kit.catalog.labels.accept(actor, [id], { kind: 'object', label: 'animal' }, 'animal')).rejects.toMatchObject({ key: 'catalog.no-such-label' })
    expect(await suggested(id)).toEqual(['dog'])
  })
})

describe('refusing', () => {
  it('is for ever for this file, whatever a later analysis says, and can be taken back', async () => {
    const id = await picture({ objects: { dog: 0.9, cup: 0.7 } })
    expect([await found('object:dog'), await found('animal')]).toEqual([1, 1])
    const decided = await refuse([id])
    expect([await suggested(id), await found('object:dog'), await found('object:animal'), await found('animal'), await found('object:cup')]).toEqual([['cup'], 0, 0, 0, 1])
    const [row] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id))
    kit.results.set(row!.sha256, seenResults({ objects: { dog: 0.99 } }))
    await kit.catalog.search.indexFiles([id])
    expect([await suggested(id), await found('object:dog')]).toEqual([[], 0])
    await undo(decided)
    expect([await suggested(id), await found('object:dog')]).toEqual([['dog'], 1])
  })
  it('teaches the space what to believe, no other space, and is unlearned with its undoing', async () => {
    const wrong = [await picture({ objects: { dog: 0.55 } }), await picture({ objects: { dog: 0.6 } }), await picture({ objects: { dog: 0.65 } })]
    const [doubtful, sure] = [await picture({ objects: { dog: 0.62 } }), await picture({ objects: { dog: 0.9 } })]
    const decided = [await refuse([wrong[0]!]), await refuse([wrong[1]!])]
    expect([await suggested(doubtful), await found('object:dog')]).toEqual([['dog'], 3])
    decided.push(await refuse([wrong[2]!]))
    expect([await suggested(doubtful), await suggested(sure), await found('object:dog')]).toEqual([[], ['dog'], 1])
    expect((await test.db.select().from(labelThresholds)).map(({ spaceId, label }) => [spaceId, label])).toEqual([[actor.spaces[0]!.id, 'dog']])
    await undo(decided[2]!)
    expect([await suggested(doubtful), await found('object:dog')]).toEqual([['dog'], 3])
    expect(await test.db.select().from(labelThresholds)).toEqual([])
  })
})
