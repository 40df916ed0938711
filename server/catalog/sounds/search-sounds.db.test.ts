import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heardResults } from '../../../test/support/heard-results.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, stranger: Actor
const ids: Record<string, string> = {}

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  actor = await testActor(test.db, { role: 'member' })
  stranger = await testActor(test.db)
  await sound('party.wav', { said: [[0, 2, 'Come in everybody.'], [12.5, 15, 'Happy birthday to you,'], [15, 17, 'dear grandmother.'], [9000, 9002, 'See you next year.']], events: { Laughter: 8, Applause: 3, 'Child speech, kid speaking': 2 }, music: 0.1, bpm: 90, loud: -23.4, quality: 41 })
  await sound('song.mp3', { events: { Music: 100 }, genre: 'hiphop', bpm: 121.6, key: { tonic: 'A', mode: 'minor' }, loud: -9.1, quality: 92 }, 'Electronic; Dance')
  await sound('waltz.mp3', { events: { Music: 50, Cattle: 4 }, genre: 'classical', bpm: 178.2, key: { tonic: 'C#', mode: 'major' }, loud: -14, quality: 80 })
  await sound('clip.mp4', { said: [[3, 5, 'The cat is asleep.']], events: { Cat: 3 }, music: 0 }, undefined, 'video')
  await sound('theirs.wav', { said: [[1, 2, 'Happy birthday, stranger']], events: { Laughter: 1 } }, undefined, 'audio', stranger)
  await kit.addFile(actor.spaces[0]!.id, 'picture.jpg')
  await kit.index()
}, 60_000)
afterAll(() => test.drop())

async function sound(name: string, heard: Parameters<typeof heardResults>[0], genre?: string, kind: 'audio' | 'video' = 'audio', whose = actor): Promise<void> {
  const id = await kit.addFile(whose.spaces[0]!.id, name, { kind, mediaType: kind === 'audio' ? 'audio/mpeg' : 'video/mp4', width: null, height: null, metadata: { revision: 1, raw: {}, audio: genre === undefined ? {} : { genre } } })
  const [file] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id))
  kit.results.set(file!.sha256, heardResults(heard))
  ids[name] = id
}
const find = (query: string) => kit.catalog.search.find(actor, { query })
const found = async (query: string): Promise<string[]> => (await find(query)).items.map(({ name }) => name).sort()

describe('filters of what is said and heard', () => {
  it.each([
    ['said:"happy birthday"', ['party.wav']], ['said:birthday', ['party.wav']], ['said:birth', ['party.wav']], ['said:"birth"', []], ['said:"birthday happy"', []], ['said:"to you dear grandmother"', ['party.wav']], ['said:cat,birthday', ['clip.mp4', 'party.wav']],
    ['said:"next year"', ['party.wav']], ['said:party', []], ['birthday', ['party.wav']], ['"the cat is"', ['clip.mp4']], ['kind:audio -said:birthday', ['song.mp3', 'waltz.mp3']],
    ['event:laughter', ['party.wav']], ['event:Laughter', ['party.wav']], ['event:laugh*', ['party.wav']], ['event:cat', ['clip.mp4']], ['event:cats', ['clip.mp4']], ['event:"child speech, kid speaking"', ['party.wav']], ['laughter', ['party.wav']], ['Lachen', ['party.wav']], ['event:lachen', ['party.wav']],
    ['genre:electronic', ['song.mp3']], ['genre:dance', ['song.mp3']], ['genre:"hip hop"', ['song.mp3']], ['genre:class', ['waltz.mp3']], ['genre:rock', []],
    ['bpm:118-124', ['song.mp3']], ['bpm:118..124', ['song.mp3']], ['bpm:>150', ['waltz.mp3']], ['tempo:122', ['song.mp3']], ['bpm:90', []],
    ['key:Am', ['song.mp3']], ['key:"A minor"', ['song.mp3']], ['key:8A', ['song.mp3']], ['key:a-moll,Db', ['song.mp3', 'waltz.mp3']], ['key:A', []],
    ['loud:>-14', ['song.mp3']], ['loud:>=-14', ['song.mp3', 'waltz.mp3']], ['loud:-14', ['waltz.mp3']], ['loud:-24..-20', ['party.wav']], ['loud:<-20', ['party.wav']],
    ['quality:>85', ['song.mp3']], ['quality:<50', ['party.wav']], ['quality:<50 event:applause said:grandmother', ['party.wav']], ['-event:music kind:audio', ['party.wav']], ['event:music OR said:cat', ['clip.mp4', 'song.mp3', 'waltz.mp3']],
  ])('%s', async (query, expected) => expect(await found(query)).toEqual(expected))

  it.each([['key:X', 'search.bad-key'], ['loud:deafening', 'search.bad-loudness'], ['bpm:fast', 'search.bad-number'], ['said:', 'search.empty-filter']])('%s says what was expected', async (query, key) => {
    expect((await find(query)).problems).toMatchObject([{ key }])
  })
})

describe('why something was found', () => {
  it('tells the second at which it is said, also where it goes on over two segments, and of a plain word', async () => {
    const at = async (query: string) => (await find(query)).items.map((item) => item.at)
    expect([await at('said:"happy birthday"'), await at('said:grandmother'), await at('said:"to you dear"'), await at('birthday'), await at('event:laughter'), await at('said:"next year"')]).toEqual([[12.5], [15], [12.5], [12.5], [null], [9000]])
    expect((await find('said:"happy birthday"')).items[0]?.why).toMatchObject([{ place: 'said', value: 'Happy birthday to you,', start: 0, end: 14 }])
    expect((await find('event:laughter genre:x')).items).toEqual([])
    expect((await find('genre:electronic')).items[0]?.why).toMatchObject([{ place: 'genre', value: 'Electronic' }])
  })
})

describe('facets and suggestions', () => {
  it('count genres, sounds and keys of what was found, and each filter finds what it counted', async () => {
    const facets = await kit.catalog.search.facets(actor, 'kind:audio')
    expect(facets.genres.map(({ value }) => value)).toEqual(['classical', 'dance', 'electronic', 'hip hop'])
    expect(facets.keys.map(({ value, filter }) => [value, filter])).toEqual([['Am', 'key:Am'], ['C#', 'key:C#']])
    expect(facets.events[0]).toEqual({ value: 'music', count: 2, filter: 'event:music' })
    for (const { count, filter } of [...facets.genres, ...facets.events, ...facets.keys]) expect([filter, (await find(`kind:audio ${filter}`)).total]).toEqual([filter, count])
    expect(await kit.catalog.search.facets(actor, 'kind:image')).toMatchObject({ genres: [], events: [], keys: [] })
  })

  it('complete what the library holds', async () => {
    const labels = async (typed: string) => (await kit.catalog.search.suggest(actor, typed)).map(({ kind, label, query }) => [kind, label, query])
    expect(await labels('event:lau')).toEqual([['event', 'laughter', 'event:laughter']])
    expect(await labels('genre:hip')).toEqual([['genre', 'hip hop', 'genre:"hip hop"']])
  })
})

it('keeps hours of talk findable to the end, in phrases too', async () => {
  const sentence = (i: number): string => `we went over number${i} and then thing${(i * 7919) % 5000} came by slowly again`
  await sound('long.wav', { said: Array.from({ length: 4000 }, (_, i) => [i * 3, i * 3 + 3, sentence(i)] as const) })
  await kit.index()
  const late = (await find('said:"number3999 and then"')).items
  expect(late.map(({ name, at }) => [name, at])).toEqual([['long.wav', 3999 * 3]])
  expect(await found('said:"number3999 and so"')).toEqual([])
}, 60_000)
