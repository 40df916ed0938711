import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { heardResults } from '../../../test/support/heard-results.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { people } from '../people-schema.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>
let actor: Actor, viewer: Actor, stranger: Actor, id: string, made = 0

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  stranger = await testActor(test.db)
})
afterAll(() => test.drop())
beforeEach(async () => {
  actor = await testActor(test.db, { role: 'member' })
  viewer = await testActor(test.db, { role: 'viewer', spaceId: actor.spaces[0]!.id })
  id = await kit.addFile(actor.spaces[0]!.id, `talk ${made++}.wav`, { kind: 'audio', mediaType: 'audio/wav', width: null, height: null })
  await hears({ turns: [[0, 6, 1], [6, 15, 2], [15, 18, 1]] })
})

async function hears(given: Parameters<typeof heardResults>[0]): Promise<void> {
  const [file] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id))
  kit.results.set(file!.sha256, heardResults(given))
}
const { names, found, undo } = {
  names: async () => (await kit.catalog.speakers.ofFile(actor, id)).speakers.map(({ name }) => name),
  found: async (query: string, as = actor) => (await kit.catalog.search.find(as, { query })).total,
  undo: (decided: { changeId: string | null }) => kit.catalog.history.undo(actor, decided.changeId!),
}
const known = async () => (await test.db.select({ name: people.name }).from(people).where(eq(people.spaceId, actor.spaces[0]!.id))).map(({ name }) => name)
const present = async () => (await kit.catalog.people.list(actor)).people.map(({ name }) => name)

describe('a speaker', () => {
  it('gets a name, which makes somebody of that name; taken back, they are gone again', async () => {
    const named = await kit.catalog.speakers.name(actor, id, 2, ' Ann  Lee ')
    expect(await kit.catalog.speakers.ofFile(actor, id)).toMatchObject({ said: null, speakers: [{ number: 1, name: null, seconds: 9 }, { number: 2, name: 'Ann Lee', personId: named.personId, share: 0.5 }] })
    expect([await found('speaker:ann'), await found('speaker:"Ann Lee"'), await found('speaker:"Ann"'), await found('speaker:ben'), await found('-speaker:ann'), await found('speaker:ann', stranger)]).toEqual([1, 1, 0, 0, 0, 0])
    const undone = await undo(named)
    expect([await names(), await present(), await found('speaker:ann')]).toEqual([[null, null], [], 0])
    await undo(undone)
    expect([await names(), await present()]).toEqual([[null, 'Ann Lee'], ['Ann Lee']])
    expect((await kit.catalog.history.ofFile(actor, id)).map(({ action, subject }) => [action, subject])).toEqual([['speaker-named', 'Ann Lee'], ['speaker-unnamed', 'Ann Lee'], ['speaker-named', 'Ann Lee']])
  })

  it('is whoever bears the name already, and is named otherwise later', async () => {
    const first = await kit.catalog.speakers.name(actor, id, 1, 'Ann')
    expect((await kit.catalog.speakers.name(actor, id, 2, 'ann')).personId).toBe(first.personId)
    expect(await known()).toEqual(['Ann'])
    const renamed = await kit.catalog.speakers.name(actor, id, 2, 'Ben')
    expect(await names()).toEqual(['Ann', 'Ben'])
    await undo(renamed)
    expect(await names()).toEqual(['Ann', 'Ann'])
    expect(await kit.catalog.speakers.name(actor, id, 1, 'Ann')).toMatchObject({ changeId: null })
    await kit.catalog.speakers.name(actor, id, 1, null)
    expect(await names()).toEqual([null, 'Ann'])
  })

  it('keeps the name after a later run, by the voice, and by the times where another network listened', async () => {
    await kit.catalog.speakers.name(actor, id, 2, 'Ann')
    await hears({ turns: [[0, 9, 1], [9, 15, 2], [15, 18, 3]], voices: [2, 5, 1] })
    expect(await names()).toEqual(['Ann', null, null])
    await hears({ turns: [[0, 5.5, 1], [5.5, 15, 3], [15, 18, 2]], voices: [7, 8, 9], weights: 'bb' })
    expect(await names()).toEqual([null, null, 'Ann'])
    await hears({ turns: [[0, 5, 1]], voices: [7], weights: 'bb' })
    expect(await names()).toEqual([null])
  })

  it('follows a person who is renamed, and one who is merged into another', async () => {
    const { personId } = await kit.catalog.speakers.name(actor, id, 1, 'Ann')
    await kit.catalog.people.name(actor, personId!, 'Anna')
    expect([await names(), await found('speaker:anna'), await found('speaker:"Ann"')]).toEqual([['Anna', null], 1, 0])
    const other = await kit.catalog.speakers.name(actor, id, 2, 'Zoe')
    await kit.catalog.people.merge(actor, [personId!], other.personId!)
    expect([await names(), await found('speaker:zoe'), await found('speaker:anna')]).toEqual([['Zoe', 'Zoe'], 1, 0])
  })

  it('leaves somebody who is known elsewhere too when it is taken back', async () => {
    const named = await kit.catalog.speakers.name(actor, id, 1, 'Ann')
    await kit.catalog.speakers.name(actor, id, 2, 'Ann')
    await undo(named)
    expect([await names(), await present()]).toEqual([[null, 'Ann'], ['Ann']])
  })
})

describe('the number of speakers', () => {
  it('is what a person says, and the machine\'s again', async () => {
    await hears({ turns: [[0, 6, 1], [6, 15, 2], [15, 30, 3]] })
    const said = await kit.catalog.speakers.count(actor, id, 1)
    expect(await kit.catalog.speakers.ofFile(actor, id)).toMatchObject({ said: 1, speakers: [{ number: 1 }] })
    await undo(said)
    expect(await names()).toHaveLength(3)
    await expect(kit.catalog.speakers.count(actor, id, 0)).rejects.toMatchObject({ code: 'invalid', key: 'catalog.bad-speaker-count' })
    expect(await kit.catalog.speakers.count(actor, id, null)).toMatchObject({ changeId: null })
  })
})

it('is for members; viewers look, and a stranger sees nothing', async () => {
  await expect(kit.catalog.speakers.name(viewer, id, 1, 'Ann')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(kit.catalog.speakers.count(viewer, id, 2)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await kit.catalog.speakers.ofFile(viewer, id)).speakers).toHaveLength(2)
  await expect(kit.catalog.speakers.name(actor, id, 9, 'Ann')).rejects.toMatchObject({ code: 'not-found', key: 'catalog.no-such-speaker' })
  for (const look of [() => kit.catalog.speakers.name(stranger, id, 1, 'Ann'), () => kit.catalog.speakers.ofFile(stranger, id), () => kit.catalog.speakers.count(stranger, id, 2)]) await expect(look()).rejects.toMatchObject({ code: 'not-found' })
})
