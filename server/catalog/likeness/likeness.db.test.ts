import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { drawnLook } from '../../../test/support/drawn-pictures.ts'
import { madeLook, madeQuality } from '../../../test/support/made-looks.ts'
import { takenOn, testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { newVersion, testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import type { AnalysisResult } from '../../analysis/index.ts'
import { files, type NewVersion } from '../../library/index.ts'
import { newId } from '../../platform/ids.ts'
import { faces } from '../people-schema.ts'

let test: TestDatabase
let kit: ReturnType<typeof testCatalog>
let actor: Actor, viewer: Actor, stranger: Actor
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
})
afterAll(() => test.drop())

const page = { offset: 0, limit: 20 }
const camera = (cameraModel: string, more: Partial<NewVersion['metadata']['image'] & object> = {}): Partial<NewVersion> => ({ metadata: { revision: 1, raw: {}, image: { cameraModel, ...more } } })
const bare: Partial<NewVersion> = { taken: { at: '2024-09-01T00:00:00Z', local: '2024-09-01 00:00:00', zone: null, from: 'modified' } }

/** Adds a picture that looks like that, and lets the job do its work. */
async function add(name: string, looksLike: AnalysisResult | null, more: Parameters<typeof kit.addFile>[2] & { quality?: number } = {}): Promise<string> {
  const { quality = 90, ...version } = more
  const id = await kit.addFile(space, name, { text: `${space}/${name}`, ...version })
  const [file] = await test.db.select().from(files).where(eq(files.id, id))
  kit.results.set(file!.sha256, looksLike ? [looksLike, madeQuality(quality)] : [])
  await kit.catalog.likeness.look(file!.sha256)
  return id
}
const questions = async (kind: 'copies' | 'burst' = 'copies', as = actor) => (await kit.catalog.likeness.list(as, kind, page)).groups
const names = async (kind: 'copies' | 'burst' = 'copies'): Promise<string[][]> => (await questions(kind)).map((group) => group.files.map(({ name }) => name))
const stateOf = async (id: string) => (await test.db.select({ state: files.state }).from(files).where(eq(files.id, id)))[0]!.state

describe('questions', () => {
  it('come as pictures come, whatever the order, with the largest gain first and the best file at the top', async () => {
    await add('small.jpg', madeLook(1, { bits: 3 }), { width: 200, height: 150, size: 10 })
    await add('other.jpg', madeLook(50))
    expect(await names()).toEqual([])
    await add('large.jpg', madeLook(1), { width: 4000, height: 3000, size: 5000 })
    await add('middle.jpg', madeLook(1, { bits: 1 }), { width: 800, height: 600, size: 700 })
    await add('heavy 1.jpg', madeLook(2), { size: 90_000 })
    await add('heavy 2.jpg', madeLook(2), { size: 80_000, quality: 40 })
    expect(await names()).toEqual([['heavy 1.jpg', 'heavy 2.jpg'], ['large.jpg', 'middle.jpg', 'small.jpg']])
    expect((await kit.catalog.likeness.list(actor, 'copies', page))).toMatchObject({ total: 2, bytes: 80_710 })
    expect((await questions())[1]).toMatchObject({ gain: 710, kind: 'copies' })
    expect((await kit.catalog.likeness.list(actor, 'copies', { offset: 1, limit: 1 })).groups.map(({ files }) => files.length)).toEqual([3])
  })
  it('know the same bytes before any analysis has looked', async () => {
    const more = { text: `${space} bytes` }
    await add('a.jpg', null, { ...more, folder: 'One' })
    await add('a (1).jpg', null, { ...more, folder: 'Two' })
    expect(await names()).toEqual([['a.jpg', 'a (1).jpg']])
  })
  it('tell bursts by camera and seconds, and copies from them', async () => {
    const shot = (second: string) => ({ ...camera('R6'), ...takenOn(`2024-05-01 10:00:${second}`) })
    await add('b1.jpg', madeLook(3), shot('00'))
    await add('b2.jpg', madeLook(3, { bits: 9 }), shot('01'))
    await add('b3.jpg', madeLook(3, { bits: 2 }), { ...shot('02'), quality: 99 })
    await add('late.jpg', madeLook(3, { bits: 2 }), { ...camera('R6'), ...takenOn('2024-05-01 10:05:00') })
    expect(await names()).toEqual([])
    expect((await names('burst')).map((group) => group.toSorted())).toEqual([['b1.jpg', 'b2.jpg', 'b3.jpg']])
    expect((await names('burst'))[0]![0]).toBe('b3.jpg')
    expect(await kit.catalog.likeness.count(actor)).toEqual({ copies: 0, burst: 1 })
  })
  it('find a copy that was cut or turned, whichever came first, and take it for no copy of a burst', async () => {
    await add('cut.jpg', await drawnLook(1, { part: [0.15, 0.05, 0.8, 0.8], gain: 0.6 }), { ...bare, size: 10 })
    await add('other.jpg', await drawnLook(2), bare)
    expect(await names()).toEqual([])
    await add('whole.jpg', await drawnLook(1), { ...bare, width: 4000, height: 3000, size: 5000 })
    await add('turned.jpg', await drawnLook(1, { turn: 2 }), { ...bare, size: 20 })
    expect((await names()).map((group) => group.toSorted())).toEqual([['cut.jpg', 'turned.jpg', 'whole.jpg']])
    const shot = (second: string) => ({ ...camera('R6'), ...takenOn(`2024-05-01 10:00:${second}`) })
    await add('b1.jpg', await drawnLook(3, { part: [0, 0, 0.95, 0.95] }), shot('00'))
    await add('b2.jpg', await drawnLook(3, { part: [0.05, 0.05, 0.95, 0.95] }), shot('01'))
    await add('stranger.jpg', await drawnLook(3, { part: [0.02, 0.02, 0.93, 0.95] }), bare)
    expect((await names()).map((group) => group.length)).toEqual([3])
  }, 120_000)
  it('stay within their space and are shown to those who may see it', async () => {
    await add('a.jpg', madeLook(4))
    await add('b.jpg', madeLook(4))
    const elsewhere = await kit.addFile(stranger.spaces[0]!.id, 'c.jpg', { text: 'elsewhere' })
    const [file] = await test.db.select().from(files).where(eq(files.id, elsewhere))
    kit.results.set(file!.sha256, [madeLook(4)])
    await kit.catalog.likeness.look(file!.sha256)
    const [group] = await questions()
    expect(group!.files).toHaveLength(2)
    expect(await questions('copies', stranger)).toEqual([])
    expect(await questions('copies', viewer)).toHaveLength(1)
    for (const act of [kit.catalog.likeness.find, kit.catalog.likeness.keepAll, kit.catalog.likeness.part]) await expect(act(stranger, group!.id)).rejects.toMatchObject({ key: 'catalog.no-such-likeness' })
    await expect(kit.catalog.likeness.keep(stranger, group!.id, [group!.files[0]!.id])).rejects.toMatchObject({ code: 'not-found' })
    for (const act of [kit.catalog.likeness.keepAll, kit.catalog.likeness.part]) await expect(act(viewer, group!.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(kit.catalog.likeness.keep(viewer, group!.id, [group!.files[0]!.id])).rejects.toMatchObject({ code: 'forbidden' })
  })
  it('end where all but one are in the trash, and come back with them', async () => {
    await add('a.jpg', madeLook(5))
    const b = await add('b.jpg', madeLook(5))
    await kit.catalog.history.trash(actor, [b])
    expect(await names()).toEqual([])
    await kit.catalog.history.restore(actor, [b])
    expect(await names()).toHaveLength(1)
  })
})

describe('keeping the best', () => {
  it('gives it what people said of the others, and one undo brings all back', async () => {
    const kept = await add('kept.jpg', madeLook(6), { ...bare, width: 4000, height: 3000, ...camera('', { keywords: ['sea'] }) })
    const gone = await add('gone.jpg', madeLook(6, { bits: 2 }), { ...camera('R6', { keywords: ['Sea', 'boat'] }), ...takenOn('2019-03-04 05:06:07') })
    await kit.catalog.tags.add(actor, [gone], 'Travel/Rome')
    await kit.catalog.tags.add(actor, [kept, gone], 'Both')
    await kit.catalog.describe.title(actor, gone, 'The harbour')
    await kit.catalog.marks.favorite(viewer, [gone], true)
    await kit.catalog.marks.rate(actor, [gone], 4)
    const [group] = await questions()
    const decided = await kit.catalog.likeness.keep(actor, group!.id, [kept])
    expect(decided).toMatchObject({ trashed: 1, kind: 'copies' })
    const facts = async () => ({
      tags: (await kit.catalog.tags.ofFile(actor, kept)).map(({ path }) => path).sort(), title: (await kit.catalog.describe.of(actor, kept)).title, day: (await test.db.select({ local: files.takenLocal }).from(files).where(eq(files.id, kept)))[0]!.local,
      favorite: (await kit.catalog.marks.of(viewer, kept)).favorite, rating: (await kit.catalog.marks.of(actor, kept)).rating, gone: await stateOf(gone), questions: (await names()).length,
    })
    expect(await facts()).toEqual({ tags: ['Both', 'Travel/Rome', 'boat'], title: 'The harbour', day: '2019-03-04 05:06:07', favorite: true, rating: 4, gone: 'trashed', questions: 0 })
    const undone = await kit.catalog.history.undo(actor, decided.changeId!)
    expect(await facts()).toEqual({ tags: ['Both'], title: null, day: '2024-09-01 00:00:00', favorite: false, rating: 0, gone: 'present', questions: 1 })
    await kit.catalog.history.undo(actor, undone.changeId!)
    expect(await facts()).toMatchObject({ tags: ['Both', 'Travel/Rome', 'boat'], title: 'The harbour', favorite: true, gone: 'trashed' })
  })
  it('carries names of faces over to the same place', async () => {
    const kept = await add('kept.jpg', madeLook(7), { width: 4000, height: 3000 })
    const gone = await add('gone.jpg', madeLook(7, { bits: 1 }))
    const rows = await test.db.select({ id: files.id, sha256: files.sha256 }).from(files).where(inArray(files.id, [kept, gone]))
    const shaOf = (id: string): string => rows.find((row) => row.id === id)!.sha256
    const faceId = newId()
    await test.db.insert(faces).values({ id: faceId, spaceId: space, sha256: shaOf(kept), index: 0, box: [0.1, 0.1, 0.2, 0.2], score: 0.9, quality: 0.9 })
    await kit.catalog.people.drawFace(actor, gone, { box: [0.11, 0.1, 0.2, 0.2], whose: { name: 'Ann' } })
    const decided = await kit.catalog.likeness.keep(actor, (await questions())[0]!.id, [kept])
    expect((await kit.catalog.people.ofFile(actor, kept)).map(({ person }) => person?.name)).toEqual(['Ann'])
    await kit.catalog.history.undo(actor, decided.changeId!)
    expect((await kit.catalog.people.ofFile(actor, kept)).map(({ person }) => person?.name ?? null)).toEqual([null])
  })
  it('refuses to keep nothing, and keeps several without asking about them again', async () => {
    const [a, b, c] = [await add('a.jpg', madeLook(8)), await add('b.jpg', madeLook(8)), await add('c.jpg', madeLook(8))]
    const [group] = await questions()
    await expect(kit.catalog.likeness.keep(actor, group!.id, [newId()])).rejects.toMatchObject({ key: 'catalog.likeness-keep-none' })
    await kit.catalog.likeness.keep(actor, group!.id, [a, b])
    expect([await stateOf(a), await stateOf(b), await stateOf(c), await names()]).toEqual(['present', 'present', 'trashed', []])
  })
})

describe('leaving all', () => {
  it('is never asked again, also when the pictures are looked at anew, until another one comes; and can be taken back', async () => {
    await add('a.jpg', madeLook(9))
    await add('b.jpg', madeLook(9))
    const decided = await kit.catalog.likeness.part(actor, (await questions())[0]!.id)
    const [a] = await test.db.select().from(files).where(eq(files.spaceId, space))
    await kit.catalog.likeness.look(a!.sha256)
    expect(await names()).toEqual([])
    const undone = await kit.catalog.history.undo(actor, decided.changeId!)
    expect(await names()).toHaveLength(1)
    await kit.catalog.history.undo(actor, undone.changeId!)
    expect(await names()).toEqual([])
    await add('c.jpg', madeLook(9))
    expect((await names())[0]).toHaveLength(3)
    await kit.catalog.likeness.keepAll(actor, (await questions())[0]!.id)
    expect(await names()).toEqual([])
    expect((await kit.catalog.history.recent(actor)).map(({ action }) => action)).toContain('alike-parted')
  })
  it('says that a question is gone once it has been answered', async () => {
    await add('a.jpg', madeLook(10))
    await add('b.jpg', madeLook(10))
    const [group] = await questions()
    await kit.catalog.likeness.keepAll(actor, group!.id)
    await expect(kit.catalog.likeness.keepAll(actor, group!.id)).rejects.toMatchObject({ key: 'catalog.no-such-likeness' })
  })
})

describe('the queue', () => {
  it('is asked when an analysis has finished, and when the same bytes come once more', async () => {
    kit.queued.length = 0
    await test.db.transaction((tx) => kit.library.addVersion(tx, newVersion(kit.folder, space, `${space} twice`, { name: 'x.jpg', folder: 'A' })))
    expect(kit.queued.filter(({ job }) => job === 'catalog.find-likeness')).toEqual([])
    await test.db.transaction((tx) => kit.library.addVersion(tx, newVersion(kit.folder, space, `${space} twice`, { name: 'x.jpg', folder: 'B' })))
    expect(kit.queued.filter(({ job }) => job === 'catalog.find-likeness')).toHaveLength(1)
  })
})
