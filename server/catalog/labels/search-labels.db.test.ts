import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundFaces, madePeople, seeded } from '../../../test/support/made-faces.ts'
import { seenResults } from '../../../test/support/seen-results.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { contentLabels } from '../labels-schema.ts'
import { searchDocuments } from '../schema.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, stranger: Actor
const ids: Record<string, string> = {}
const nameOf = (id: string): string => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id
const found = async (query: string, as = actor): Promise<string[]> => (await kit.catalog.search.find(as, { query })).items.map(({ id }) => nameOf(id)).sort()

/** Adds a picture in which machines saw this, and whose faces are of these of the made people. */
async function add(as: Actor, name: string, seen: Parameters<typeof seenResults>[0], people: number[] = []): Promise<void> {
  const id = await kit.addFile(as.spaces[0]!.id, `${name}.jpg`)
  const [row] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id))
  const faces = foundFaces(people.map((person, at) => ({ box: [0.1 + at * 0.2, 0.1, 0.15, 0.2], vector: made.face(person), quality: 0.9 })))
  kit.results.set(row!.sha256, [...seenResults(seen), ...(people.length ? [faces] : [])])
  if (people.length) await kit.catalog.people.assign(row!.sha256)
  ids[name] = id
}
const made = madePeople(seeded(3), 6)
const nameFace = async (file: string, at: number, name: string, as = actor): Promise<void> => {
  const faces = await kit.catalog.people.ofFile(as, ids[file]!)
  await kit.catalog.people.moveFaces(as, [faces[at]!.id], { name })
}

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  actor = await testActor(test.db)
  stranger = await testActor(test.db)
  await add(actor, 'park', { objects: { dog: 0.9, bench: 0.6 }, scenes: { garden_park: 0.8 }, kind: 'built_outdoor', indoor: 0.05, quality: 85 })
  await add(actor, 'home', { objects: { cat: 0.9, couch: 0.7 }, faint: { cup: 0.35, dog: 0.2 }, scenes: { living_room: 0.9 }, kind: 'home_interior', indoor: 0.95, quality: 40 })
  await add(actor, 'paper', { objects: {}, scenes: { document: 0.9 }, kind: 'text_image', indoor: 0.8, flags: ['document', 'receipt'] })
  await add(actor, 'pair', { objects: { person: 0.9 }, quality: 72 }, [0, 1])
  await add(actor, 'alone', { objects: { person: 0.9 } }, [0])
  await add(stranger, 'theirs', { objects: { dog: 0.9 }, scenes: {}, indoor: 0.01, quality: 99 }, [2])
  await nameFace('pair', 0, 'Ann')
  await nameFace('pair', 1, 'Jörg')
  await nameFace('alone', 0, 'Ann')
  await nameFace('theirs', 0, 'Ann', stranger)
  await kit.index()
})
afterAll(() => test.drop())

describe('what machines saw is found', () => {
  it.each([
    ['object:dog', ['park']], ['object:animal', ['home', 'park']], ['object:Tier', ['home', 'park']], ['object:furniture', ['home', 'park']], ['object:cup', ['home']], ['object:sofa', ['home']], ['object:dog,cat', ['home', 'park']], ['object:animal -object:cat', ['park']],
    ['scene:garden', ['park']], ['scene:home_interior', ['home']], ['scene:Wohnzimmer', ['home']], ['object:elephant', []], ['object:animal OR scene:document', ['home', 'paper', 'park']],
    ['animal', ['home', 'park']], ['Tiere', ['home', 'park']], ['Hund', ['park']], ['hunde', ['park']], ['sofa', ['home']], ['cup', []], ['living room', ['home']],
    ['is:document', ['paper']], ['is:receipt', ['paper']], ['is:screenshot', []], ['is:indoor', ['home']], ['is:outdoor', ['park']], ['is:indoor,outdoor', ['home', 'park']], ['-is:document object:cat', ['home']],
    ['quality:>70', ['pair', 'park']], ['quality:<=40', ['home']], ['quality:>70 -object:dog', ['pair']],
    ['faces:2', ['pair']], ['faces:>=1', ['alone', 'pair']], ['faces:>3', []],
  ])('%s', async (query, expected) => expect(await found(query)).toEqual(expected))
  it('says by which word', async () => {
    const { items } = await kit.catalog.search.find(actor, { query: 'hund' })
    expect(items[0]!.why).toMatchObject([{ place: 'seen', value: 'Hund' }])
  })
  it('follows the index for labels also among very many files', async () => {
    const plan = await test.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute<Record<string, string>>(sql`explain select 1 from ${searchDocuments} where ${searchDocuments.labels} && array['object/dog']`)
    })
    expect(plan.map((row) => Object.values(row)[0]).join('\n')).toContain('search_documents_labels_idx')
  })
  it('keeps one row a label and content, and follows a newer answer', async () => {
    const [row] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, ids.park!))
    const labels = async () => (await test.db.select().from(contentLabels).where(eq(contentLabels.sha256, row!.sha256))).map(({ label }) => label).sort()
    expect(await labels()).toEqual(['bench', 'dog', 'garden_park'])
    const before = kit.results.get(row!.sha256)!
    kit.results.set(row!.sha256, seenResults({ objects: { sheep: 0.8 } }))
    await kit.catalog.search.indexFiles([ids.park!])
    expect(await labels()).toEqual(['sheep'])
    expect(await found('object:dog')).toEqual([])
    kit.results.set(row!.sha256, before)
    await kit.catalog.search.indexFiles([ids.park!])
    expect(await found('object:dog')).toEqual(['park'])
  })
})

describe('people are found', () => {
  it.each([
    ['person:Ann', ['alone', 'pair']], ['person:"ann"', ['alone', 'pair']], ['person:an', ['alone', 'pair']], ['person:"an"', []], ['person:jorg', ['pair']], ['person:"Jörg"', ['pair']], ['person:Ann -person:Jörg', ['alone']],
    ['with Ann and Jörg', ['pair']], ['"with Ann and Jörg"', ['pair']], ['mit Ann', ['alone', 'pair']], ['person:%', []], ['object:person faces:2 person:Ann', ['pair']],
  ])('%s', async (query, expected) => expect(await found(query)).toEqual(expected))
})

describe('spaces of others', () => {
  it('give nothing to filters, facets, suggestions and names behind with', async () => {
    expect(await found('person:Ann', stranger)).toEqual(['theirs'])
    expect(await found('object:dog', stranger)).toEqual(['theirs'])
    expect(await found('quality:>90')).toEqual([])
    // of two names one is not known here: then they are words, and no picture holds them
    expect(await found('with Ann and Jörg', stranger)).toEqual([])
    expect((await kit.catalog.search.facets(stranger, '')).people).toEqual([{ value: 'Ann', count: 1, filter: 'person:"Ann"' }])
    expect((await kit.catalog.search.suggest(stranger, 'person:j')).map(({ label }) => label)).toEqual([])
    expect(await found('object:dog', { ...actor, spaces: [] })).toEqual([])
  })
})

describe('facets and suggestions', () => {
  it('count what is seen and who, and each filter finds what it counted', async () => {
    const facets = await kit.catalog.search.facets(actor, 'quality:>=0')
    expect(facets.objects).toEqual(expect.arrayContaining([{ value: 'animal', count: 2, filter: 'object:animal' }, { value: 'household item', count: 1, filter: 'object:"household item"' }]))
    expect(facets.scenes).toEqual(expect.arrayContaining([{ value: 'living_room', count: 1, filter: 'scene:living_room' }]))
    const all = await kit.catalog.search.facets(actor, '')
    expect(all.people).toEqual([{ value: 'Ann', count: 2, filter: 'person:"Ann"' }, { value: 'Jörg', count: 1, filter: 'person:"Jörg"' }])
    for (const { filter, count } of [...all.objects, ...all.scenes, ...all.people]) expect([filter, (await kit.catalog.search.find(actor, { query: filter })).total]).toEqual([filter, count])
  })
  it('complete labels in either language and people', async () => {
    const suggest = async (text: string) => (await kit.catalog.search.suggest(actor, text)).map(({ query }) => query)
    expect(await suggest('object:hun')).toEqual(['object:hund'])
    expect(await suggest('scene:Str')).toEqual(expect.arrayContaining(['scene:strand', 'scene:street']))
    expect(await suggest('person:an')).toEqual(['person:Ann'])
    expect(await suggest('eleph')).toContain('object:elephant')
  })
})
