import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { base64 } from '../../../test/support/made-faces.ts'
import { madeVectors } from '../../../test/support/made-vectors.ts'
import { tasksHere } from '../../../test/support/tasks-here.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { analysisCompleted, analysisResults } from '../../analysis/index.ts'
import { files } from '../../library/index.ts'
import { vectors } from '../vectors-schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'mantel-vectors-'))
const world = { meant: undefined as Float32Array | undefined }
let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, space: string
const open = () => testCatalog(test.db, {
  vectorIndex: { tasks: tasksHere, folder, graphFrom: 20 },
  embeddings: { sentenceSpace: async () => undefined, ofSentence: async () => undefined, textSpace: async () => 'mobilenet-v2', ofText: async () => world.meant && { space: 'clip-vit-b32', vector: world.meant }, ofPicture: async () => ({ space: 'mobilenet-v2', vector: subject(0, 99) }) },
})
/** The directions of made subjects, and pictures a little beside them: the higher the number the further. */
const centres = madeVectors(3, 8, 32)
const away = madeVectors(4, 1, 32)[0]!
function subject(which: number, further: number): Float32Array {
  const mixed = centres[which]!.map((value, i) => value + (away[i]! * further) / 400)
  const length = Math.hypot(...mixed)
  return mixed.map((value) => value / length)
}
async function analysed(fileId: string, vector: Float32Array, network = 'mobilenet-v2', finishedAt = new Date()): Promise<void> {
  const [{ sha256 } = { sha256: '' }] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId))
  await test.db.transaction(async (tx) => {
    await tx.insert(analysisResults).values({ sha256, analyzer: 'image.embedding', revision: 1, model: `${network} ${finishedAt.getTime()}`, state: 'done', output: { space: network, vector: base64(vector) }, finishedAt })
    await kit.events.publish(tx, analysisCompleted, { sha256, analyzer: 'image.embedding' })
  })
}
const picture = async (name: string, which: number, further = 0, spaceId = space): Promise<string> => {
  const id = await kit.addFile(spaceId, name, { text: `${name} ${spaceId}` })
  await analysed(id, subject(which, further))
  return id
}
const similar = () => kit.catalog.similar!
const names = async (asked: Promise<{ items: { name: string }[] }>): Promise<string[]> => (await asked).items.map(({ name }) => name)
const search = (query: string) => kit.catalog.search.find(actor, { query })

beforeAll(async () => { test = await testDatabase(); kit = open() })
beforeEach(async () => {
  await test.db.execute(sql`truncate vectors`)
  world.meant = undefined
  actor = await testActor(test.db, { role: 'member' })
  space = actor.spaces[0]!.id
})
afterAll(async () => { await test.drop(); rmSync(folder, { recursive: true, force: true }) })

describe('pictures like a picture', () => {
  it('come nearest first, without those of another subject and without the picture itself', async () => {
    const [first] = [await picture('a.jpg', 1), await picture('c.jpg', 1, 60), await picture('b.jpg', 1, 30), await picture('other.jpg', 2)]
    expect(await names(similar().similarTo(actor, first))).toEqual(['b.jpg', 'c.jpg'])
    expect(await names(similar().similarTo(actor, first, { limit: 1 }))).toEqual(['b.jpg'])
  })

  it('are never those of a space that the actor does not see, however many lie nearer', async () => {
    const stranger = await testActor(test.db, { role: 'member' })
    const mine = await picture('mine.jpg', 3)
    for (let i = 0; i < 12; i++) await picture(`theirs ${i}.jpg`, 3, 1 + i / 10, stranger.spaces[0]!.id)
    await picture('mine too.jpg', 3, 50)
    expect(await names(similar().similarTo(actor, mine, { limit: 2 }))).toEqual(['mine too.jpg'])
    expect((await similar().similarTo(stranger, (await kit.catalog.search.find(stranger, { query: '', limit: 1 })).items[0]!.id)).items.every(({ name }) => name.startsWith('theirs'))).toBe(true)
    await expect(similar().similarTo(stranger, mine)).rejects.toMatchObject({ key: 'library.no-such-file' })
  })

  it('follow what changes: new ones, a vector made anew, the trash', async () => {
    const [a, b] = [await picture('a.jpg', 4), await picture('b.jpg', 4, 10)]
    expect(await names(similar().similarTo(actor, a))).toEqual(['b.jpg'])
    const c = await picture('c.jpg', 4, 20)
    expect(await names(similar().similarTo(actor, a))).toEqual(['b.jpg', 'c.jpg'])
    await analysed(b, subject(5, 0), 'mobilenet-v2', new Date(Date.now() + 1000))
    expect(await names(similar().similarTo(actor, a))).toEqual(['c.jpg'])
    await kit.catalog.history.trash(actor, [c])
    expect(await names(similar().similarTo(actor, a))).toEqual([])
  })

  it('say so where nobody has looked at the picture yet', async () => {
    expect(await similar().similarTo(actor, await kit.addFile(space, 'new.jpg'))).toEqual({ state: 'unseen', items: [] })
  })

  it('are found by a picture that is not in the library', async () => {
    await picture('near.jpg', 0, 90)
    await picture('far.jpg', 1)
    expect(await names(similar().byPicture(actor, '/some/picture'))).toEqual(['near.jpg'])
  })

  it('are found by all ways the same with a graph as by comparing all', async () => {
    for (let i = 0; i < 32; i++) await picture(`${i}.jpg`, i % 8, i)
    const id = (await search('name:16.jpg')).items[0]?.id ?? (await kit.catalog.search.find(actor, { query: '', limit: 32 })).items.find(({ name }) => name === '16.jpg')!.id
    await similar().similarTo(actor, id)
    await similar().grown()
    const expected = Array.from({ length: 32 }, (_, i) => i).filter((i) => i % 8 === 0 && i !== 16)
    expect((await names(similar().similarTo(actor, id, { limit: 50 }))).map((name) => Number.parseInt(name)).sort((a, b) => a - b)).toEqual(expected)
  })
})

describe('vectors of an analysis', () => {
  it('are kept at the next start where nobody listened, and old spaces are forgotten once the new one has them all', async () => {
    const [a, b] = [await kit.addFile(space, 'a.jpg'), await picture('b.jpg', 1)]
    await test.db.delete(analysisResults)
    await test.db.execute(sql`truncate vectors`)
    await analysed(b, subject(1, 0), 'mobilenet-v2')
    const sha256 = (await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, a)))[0]!.sha256
    await test.db.insert(analysisResults).values({ sha256, analyzer: 'image.embedding', revision: 1, model: 'm', state: 'done', output: { space: 'mobilenet-v2', vector: base64(subject(1, 5)) } })
    await analysed(b, subject(2, 0), 'clip-vit-b32')
    expect((await test.db.select().from(vectors)).filter((row) => row.vectorSpace === 'mobilenet-v2')).toHaveLength(1)
    expect(await similar().plan()).toBeGreaterThan(0)
    expect(await names(similar().similarTo(actor, a))).toEqual(['b.jpg'])
    expect((await test.db.select().from(vectors)).filter((row) => row.vectorSpace !== 'mobilenet-v2')).toEqual([])
  })
})

describe('like: in the search box', () => {
  it('finds what looks like a file by id or name, most alike first, the file itself among it', async () => {
    const id = await picture('IMG 1.jpg', 5)
    await picture('second.jpg', 5, 40)
    await picture('first.jpg', 5, 20)
    await picture('other.jpg', 6)
    await kit.index()
    expect(await names(search(`like:${id}`))).toEqual(['IMG 1.jpg', 'first.jpg', 'second.jpg'])
    expect(await names(search('like:"img 1.jpg"'))).toEqual(['IMG 1.jpg', 'first.jpg', 'second.jpg'])
    expect(await names(search(`like:${id} name:first`))).toEqual(['first.jpg'])
    expect(await names(search(`-like:${id}`))).toEqual(['other.jpg'])
    expect((await kit.catalog.search.facets(actor, `like:${id}`)).kinds).toMatchObject([{ value: 'image', count: 3 }])
    const around = await kit.catalog.timeline.neighbours(actor, (await search('name:first')).items[0]!.id, { list: 'search', query: `like:${id}` })
    expect(around.previous).toBe(id)
  })

  it('compares each that the rest of the query allows, not only the nearest of all', async () => {
    const id = await picture('start.jpg', 7)
    for (let i = 0; i < 30; i++) await picture(`crowd ${i}.jpg`, 7, i / 10)
    await picture('lone.jpg', 7, 90)
    await kit.index()
    expect(await names(search(`like:${id} name:lone`))).toEqual(['lone.jpg'])
  })

  it('says what is wrong: no such file, nobody has looked at it', async () => {
    await kit.addFile(space, 'new.jpg')
    const stranger = await testActor(test.db, { role: 'member' })
    const theirs = await picture('theirs.jpg', 1, 0, stranger.spaces[0]!.id)
    expect((await search('like:nothing.jpg')).problems).toMatchObject([{ key: 'search.like-unknown', params: { value: 'nothing.jpg' } }])
    expect((await search('like:new.jpg')).problems).toMatchObject([{ key: 'search.like-unseen' }])
    expect(await search(`like:${theirs}`)).toMatchObject({ total: 0, problems: [{ key: 'search.like-unknown' }] })
  })
})

describe('words, where a network knows them', () => {
  it('find what they mean after what holds them, within the filters', async () => {
    const put = async (name: string, which: number, further: number, more = {}) => {
      const id = await kit.addFile(space, name, { text: `${name} ${space}`, ...more })
      await analysed(id, subject(which, further), 'clip-vit-b32')
    }
    await put('dog house.jpg', 3, 0)
    await put('rex.jpg', 1, 5, { colors: ['red'] })
    await put('bella.jpg', 1, 25)
    await put('car.jpg', 2, 0, { colors: ['red'] })
    await kit.index()
    expect(await names(search('dog'))).toEqual(['dog house.jpg'])
    world.meant = subject(1, 0)
    expect(await names(search('dog'))).toEqual(['dog house.jpg', 'rex.jpg', 'bella.jpg'])
    expect(await names(search('dog color:red'))).toEqual(['rex.jpg'])
    expect(await names(search('"dog"'))).toEqual(['dog house.jpg'])
    expect(await names(similar().byText(actor, 'a dog'))).toEqual(['rex.jpg', 'bella.jpg'])
  })
})
