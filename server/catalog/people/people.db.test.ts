import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foundFaces, madePeople, puritiesOf, seeded } from '../../../test/support/made-faces.ts'
import { takenOn, testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { faces } from '../people-schema.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, viewer: Actor, stranger: Actor, space: string, made: ReturnType<typeof madePeople>, pictures = 0
const LEFT = [0.1, 0.1, 0.2, 0.3], RIGHT = [0.6, 0.1, 0.2, 0.3]
beforeAll(async () => { test = await testDatabase(); kit = testCatalog(test.db); stranger = await testActor(test.db) })
beforeEach(async () => {
  made = madePeople(seeded(7), 40)
  actor = await testActor(test.db, { role: 'member' })
  space = actor.spaces[0]!.id
  viewer = await testActor(test.db, { role: 'viewer', spaceId: space })
})
afterAll(() => test.drop())
const shaOf = async (fileId: string): Promise<string> => (await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId)))[0]!.sha256
const look = async (fileId: string, found: Parameters<typeof foundFaces>[0], vectorSpace?: string): Promise<void> => {
  const sha256 = await shaOf(fileId)
  kit.results.set(sha256, [foundFaces(found, vectorSpace)])
  await kit.catalog.people.assign(sha256)
}
/** A picture of one or two of the made people. */
const picture = async (who: number[], { local = '2024-05-14 10:00:00', quality = 0.9 } = {}): Promise<string> => {
  const id = await kit.addFile(space, `face ${pictures++}.jpg`, takenOn(local))
  await look(id, who.map((person, i) => ({ box: i === 0 ? LEFT : RIGHT, vector: made.face(person), quality })))
  return id
}
const on = (fileId: string) => kit.catalog.people.ofFile(actor, fileId)
const personOn = async (fileId: string, place = 0): Promise<string> => (await on(fileId))[place]!.person!.id
const undo = (decided: { changeId: string | null }) => kit.catalog.history.undo(actor, decided.changeId!)
const names = async () => (await kit.catalog.people.list(actor, { named: true })).people.map(({ name, files: n }) => [name, n])
const repairAll = async (): Promise<void> => {
  for (let round = 0; round < 50 && (round === 0 || kit.queued.some(({ job }) => job === 'catalog.repair-people')); round++) {
    kit.queued.length = 0
    await kit.catalog.people.repair(space)
  }
}

describe('machines group faces', () => {
  it('purely and nearly completely, and the same faces once more change nothing', async () => {
    const truth = new Map<string, number>()
    for (let round = 0; round < 10; round++) for (let person = 0; person < 40; person += 2) {
      const id = await picture([person, person + 1])
      for (const face of await on(id)) truth.set(face.id, face.box[0] < 0.5 ? person : person + 1)
    }
    await repairAll()
    const grouped = async () => (await test.db.select().from(faces).where(eq(faces.spaceId, space))).map(({ id, personId }) => ({ id, truth: truth.get(id)!, group: personId ?? id }))
    const before = await grouped()
    const { purity, completeness } = puritiesOf(before)
    expect(purity).toBeGreaterThanOrEqual(0.98)
    expect(completeness).toBeGreaterThanOrEqual(0.9)
    const [row] = await test.db.select({ sha256: faces.sha256 }).from(faces).where(eq(faces.spaceId, space))
    await kit.catalog.people.assign(row!.sha256)
    expect(await grouped()).toEqual(before)
  })
  it('asks about bad faces instead of saying whose they are', async () => {
    const a = await picture([1])
    await picture([1])
    await kit.catalog.people.name(actor, await personOn(a), 'Ann')
    const bad = await picture([1], { quality: 0.1 })
    expect((await on(bad))[0]).toMatchObject({ person: null, suggestion: { name: 'Ann' } })
    const [face] = (await kit.catalog.people.suggestions(actor, await personOn(a))).faces
    await kit.catalog.people.moveFaces(actor, [face!.faceId], { personId: await personOn(a) })
    expect((await on(bad))[0]).toMatchObject({ by: 'person', person: { name: 'Ann' }, suggestion: null })
  })
  it('never put one person twice into a picture', async () => {
    const a = await picture([3])
    const both = await picture([3, 3])
    const ids = (await on(both)).map(({ person }) => person?.id)
    expect(ids).toContain(await personOn(a))
    expect(new Set(ids).size).toBe(2)
  })
  it('bring the faces of a content into every space where it stands, each with people of its own', async () => {
    const id = await picture([5])
    const twin = await kit.addFile(stranger.spaces[0]!.id, 'twin.jpg', { folder: 'Elsewhere', text: `Uploads/${(await test.db.select({ name: files.name }).from(files).where(eq(files.id, id)))[0]!.name}` })
    expect(await shaOf(twin)).not.toBe('')
    await look(twin, [{ box: LEFT, vector: made.face(5) }])
    expect((await kit.catalog.people.ofFile(stranger, twin))[0]!.person!.id).not.toBe(await personOn(id))
    await expect(kit.catalog.people.find(stranger, await personOn(id))).rejects.toMatchObject({ key: 'catalog.no-such-person' })
  })
})

describe('people decide', () => {
  it('names someone, finds all their pictures, with whom and when, and renames in one row', async () => {
    const a = await picture([1, 2], { local: '2020-01-01 10:00:00' })
    const b = await picture([1], { local: '2024-05-14 10:00:00' })
    const ann = await personOn(a)
    await kit.catalog.people.name(actor, ann, '  Ann ')
    await kit.catalog.people.name(actor, await personOn(a, 1), 'Ben')
    await kit.catalog.people.birthday(actor, ann, '1990-03-09')
    expect(await kit.catalog.people.find(actor, ann)).toMatchObject({ name: 'Ann', files: 2, firstSeen: '2020-01-01T10:00:00', lastSeen: '2024-05-14T10:00:00', with: [{ name: 'Ben', files: 1 }], years: [{ year: 2024, files: 1 }, { year: 2020, files: 1, age: { years: 30 } }] })
    expect((await kit.catalog.timeline.list(actor, { list: 'person', personId: ann }, { offset: 0, limit: 10 })).items.map(({ id }) => id)).toEqual([b, a])
    expect((await on(b))[0]!.person).toMatchObject({ name: 'Ann', age: { years: 34, months: 2 } })
    const renamed = await kit.catalog.people.name(actor, ann, 'Anna')
    expect(await names()).toEqual([['Anna', 2], ['Ben', 1]])
    await undo(renamed)
    expect(await names()).toEqual([['Ann', 2], ['Ben', 1]])
  })
  it('takes a name given twice for the same person, asks where both have names, and parts them again', async () => {
    const [a, b, c] = [await picture([1]), await picture([2]), await picture([3])]
    await kit.catalog.people.name(actor, await personOn(a), 'Ann')
    const merged = await kit.catalog.people.name(actor, await personOn(b), 'ann')
    expect(merged.personId).toBe(await personOn(a))
    expect(await names()).toEqual([['Ann', 2]])
    await kit.catalog.people.name(actor, await personOn(c), 'Cleo')
    await expect(kit.catalog.people.name(actor, await personOn(c), 'Ann')).rejects.toMatchObject({ code: 'conflict', key: 'catalog.person-name-taken' })
    const cleo = await personOn(c)
    const second = await kit.catalog.people.name(actor, cleo, 'Ann', { merge: true })
    expect(await names()).toEqual([['Ann', 3]])
    expect((await kit.catalog.people.find(actor, cleo)).name).toBe('Ann')
    const back = await undo(second)
    expect(await names()).toEqual([['Ann', 2], ['Cleo', 1]])
    await undo(back)
    expect(await names()).toEqual([['Ann', 3]])
  })
  it('moves faces to someone new, and their word survives every later run', async () => {
    const [a, b] = [await picture([1]), await picture([1])]
    const ann = await personOn(a)
    expect(await personOn(b)).toBe(ann)
    const face = (await on(b))[0]!
    const moved = await kit.catalog.people.moveFaces(actor, [face.id], { name: 'Twin' })
    await look(b, [{ box: [0.11, 0.1, 0.2, 0.31], vector: made.face(1) }])
    await repairAll()
    expect((await on(b))[0]).toMatchObject({ id: face.id, by: 'person', person: { name: 'Twin' } })
    await look(b, [])
    expect((await on(b))[0]).toMatchObject({ id: face.id, person: { name: 'Twin' } })
    await undo(moved)
    expect(await personOn(b)).toBe(ann)
    expect(await names()).toEqual([])
  })
  it('keeps people over a change of the network', async () => {
    const [a, b] = [await picture([1]), await picture([1])]
    const ann = await personOn(a)
    await kit.catalog.people.name(actor, ann, 'Ann')
    const other = madePeople(seeded(99), 2)
    await look(a, [{ box: LEFT, vector: other.face(0) }], 'other-128')
    await look(b, [{ box: LEFT, vector: other.face(0) }], 'other-128')
    expect([await personOn(a), await personOn(b)]).toEqual([ann, ann])
    const c = await kit.addFile(space, 'later.jpg')
    await look(c, [{ box: LEFT, vector: other.face(0) }], 'other-128')
    expect(await personOn(c)).toBe(ann)
  })
  it('refuses someone for a face for ever', async () => {
    const [a, b] = [await picture([1]), await picture([1])]
    const ann = await personOn(a)
    await kit.catalog.people.name(actor, ann, 'Ann')
    const face = (await on(b))[0]!
    const refused = await kit.catalog.people.refuseFaces(actor, [face.id], ann)
    await look(b, [{ box: LEFT, vector: made.face(1) }])
    await repairAll()
    expect((await on(b))[0]!.person?.id).not.toBe(ann)
    expect((await kit.catalog.people.suggestions(actor, ann)).people).toEqual([])
    await undo(refused).catch((error: unknown) => { expect(error).toMatchObject({ key: 'catalog.changed-since' }) })
  })
  it('takes away what is no face, draws what was missed, and gives it its vector once it is found', async () => {
    const a = await picture([1, 2])
    const [first] = await on(a)
    const removed = await kit.catalog.people.removeFaces(actor, [first!.id])
    await look(a, [{ box: LEFT, vector: made.face(1) }, { box: RIGHT, vector: made.face(2) }])
    expect(await on(a)).toHaveLength(1)
    await undo(removed)
    expect(await on(a)).toHaveLength(2)
    const drawn = await kit.catalog.people.drawFace(actor, a, { box: [0.4, 0.5, 0.1, 0.2], whose: { name: 'Dora' } })
    expect((await on(a)).find(({ id }) => id === drawn.faceId)).toMatchObject({ drawn: true, by: 'person', person: { name: 'Dora' } })
    await look(a, [{ box: LEFT, vector: made.face(1) }, { box: [0.4, 0.5, 0.1, 0.2], vector: made.face(9) }])
    const b = await picture([9])
    expect((await on(b))[0]!.person).toMatchObject({ name: 'Dora' })
    await undo(drawn)
    expect((await on(a)).map(({ id }) => id)).not.toContain(drawn.faceId)
    await expect(kit.catalog.people.drawFace(actor, a, { box: [0.9, 0.9, 0.5, 0.5] })).rejects.toMatchObject({ key: 'catalog.bad-face-box' })
  })
  it('hides someone, chooses a portrait, names pets, and takes each back', async () => {
    const [a, b] = [await picture([1]), await picture([1])]
    const ann = await personOn(a)
    await kit.catalog.people.name(actor, ann, 'Ann')
    const hidden = await kit.catalog.people.hide(actor, ann, true)
    expect(await names()).toEqual([])
    await undo(hidden)
    const face = (await on(b))[0]!.id
    await kit.catalog.people.portrait(actor, ann, face)
    expect((await kit.catalog.people.find(actor, ann)).portrait).toMatchObject({ faceId: face, fileId: b })
    await kit.catalog.people.drawFace(actor, a, { box: [0.5, 0.5, 0.3, 0.3], kind: 'pet', whose: { name: 'Ann' } })
    expect((await kit.catalog.people.list(actor, { kind: 'pet' })).people).toMatchObject([{ name: 'Ann', kind: 'pet', files: 1 }])
    await expect(kit.catalog.people.birthday(actor, ann, '2030-01-01')).rejects.toMatchObject({ key: 'catalog.bad-birthday' })
  })
  it('lets only members decide, and only within their spaces', async () => {
    const a = await picture([1])
    const ann = await personOn(a)
    await expect(kit.catalog.people.name(viewer, ann, 'X')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(kit.catalog.people.name(stranger, ann, 'X')).rejects.toMatchObject({ code: 'not-found' })
    await expect(kit.catalog.people.removeFaces(stranger, [(await on(a))[0]!.id])).rejects.toMatchObject({ code: 'not-found' })
    expect((await kit.catalog.people.list(stranger, { leastFaces: 1, spaceId: space })).people).toEqual([])
  })
})
