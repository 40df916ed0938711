import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takenOn, testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { searchDocuments } from '../schema.ts'

let test: TestDatabase
let kit: ReturnType<typeof testCatalog>
let actor: Actor
let stranger: Actor
const ids: Record<string, string> = {}
const nameOf = (id: string): string => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id
const found = async (query: string, as = actor): Promise<string[]> => (await kit.catalog.search.find(as, { query })).items.map(({ id }) => nameOf(id))
const sorted = async (query: string): Promise<string[]> => (await found(query)).sort()

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  actor = await testActor(test.db)
  stranger = await testActor(test.db)
  const space = actor.spaces[0]!.id
  const image = (more: object) => ({ metadata: { revision: 1, raw: {}, image: more } })
  ids.rome = await kit.addFile(space, 'IMG_001.jpg', { folder: 'Holidays/Rome', ...takenOn('2024-05-14 10:00:00'), ...image({ cameraMake: 'Canon', cameraModel: 'Canon EOS R5', iso: 400, lens: 'RF 24-70mm', latitude: 41.9, longitude: 12.5 }), colors: ['red', 'blue'], width: 6000, height: 4000, size: 12_000_000 })
  ids.receipt = await kit.addFile(space, 'scan.png', { folder: 'Papers', mediaType: 'image/png', ...takenOn('2024-06-01 10:00:00'), reads: 'GROSSMARKT Zürich\nTotal 42.50\nTHANKYOUFORSHOPPING', colors: ['white'] })
  ids.tower = await kit.addFile(space, '東京タワー.jpg', { folder: 'Asia', ...takenOn('2023-04-02 10:00:00'), reads: '関係者以外立入禁止', ...image({ cameraMake: 'Apple', cameraModel: 'iPhone 15', iso: 50 }) })
  ids.song = await kit.addFile(space, '01 - Für Elise.mp3', { kind: 'audio', mediaType: 'audio/mpeg', folder: 'Music/Beethoven', width: null, height: null, durationMs: 180_000, ...takenOn('2020-01-01 00:00:00'), metadata: { revision: 1, raw: {}, audio: { title: 'Für Elise', artist: 'Ludwig van Beethoven', album: 'Piano Works' } } })
  ids.clip = await kit.addFile(space, 'rome_walk.mp4', { kind: 'video', mediaType: 'video/mp4', folder: 'Holidays/Rome/Videos', ...takenOn('2024-05-15 10:00:00'), durationMs: 10_000, text: 'same bytes' })
  ids.copy = await kit.addFile(space, 'copy.mp4', { kind: 'video', mediaType: 'video/mp4', folder: 'Old', ...takenOn('2022-05-15 10:00:00'), text: 'same bytes' })
  ids.hidden = await kit.addFile(stranger.spaces[0]!.id, 'rome-hidden-secretword.jpg', { ...takenOn('2024-05-14 10:00:00') })
  await kit.catalog.tags.add(actor, [ids.rome, ids.clip], 'Travel/Italy')
  await kit.catalog.marks.favorite(actor, [ids.song], true)
  await kit.index()
})
afterAll(() => test.drop())

describe('words', () => {
  it.each([
    ['rome', ['clip', 'rome']], ['ROME', ['clip', 'rome']], ['zurich', ['receipt']], ['zürich', ['receipt']], ['fur elise', ['song']], ['beethoven piano', ['song']],
    ['canon r5', ['rome']], ['italy', ['clip', 'rome']], ['2023', ['tower']], ['"grossmarkt zurich"', ['receipt']], ['"zurich grossmarkt"', []], ['img_001.jpg', ['rome']],
    ['京', ['tower']], ['タワー', ['tower']], ['立入禁止', ['tower']], ['禁立', []], ['rome -video', ['clip', 'rome']], ['rome -walk', ['rome']], ['elise OR zurich', ['receipt', 'song']], ['gross*', ['receipt']],
  ])('%s', async (query, expected) => expect(await sorted(query)).toEqual(expected))
  it('puts what is named so before what only reads so', async () => {
    const inName = await kit.addFile(actor.spaces[0]!.id, 'zebra.jpg', takenOn('2001-01-01 00:00:00'))
    const inText = await kit.addFile(actor.spaces[0]!.id, 'other.jpg', { ...takenOn('2024-01-01 00:00:00'), reads: 'a zebra' })
    await kit.index()
    expect((await kit.catalog.search.find(actor, { query: 'zebra' })).items.map(({ id }) => id)).toEqual([inName, inText])
  })
  it('finds while the last word is being typed', async () => {
    expect((await kit.catalog.search.find(actor, { query: 'beeth', typing: true })).total).toBe(1)
  })
  it('forgives typos and missing spaces where little is found, and says so', async () => {
    const typo = await kit.catalog.search.find(actor, { query: 'beethofen' })
    expect(typo.items.map(({ id }) => nameOf(id))).toEqual(['song'])
    expect(typo.meant).toEqual([{ typed: 'beethofen', words: ['beethoven'] }])
    expect(typo.items[0]!.why).toMatchObject([{ place: 'artist', value: 'Ludwig van Beethoven' }])
    expect(await found('shopping')).toEqual(['receipt'])
  })
  it('finds what a file says of itself that has neither a title nor the make of a camera', async () => {
    ids.scan = await kit.addFile(actor.spaces[0]!.id, 'scan 7.jpg', { ...takenOn('1999-01-01 00:00:00'), ...{ metadata: { revision: 1, raw: {}, image: { description: 'Grandmother weaving', keywords: ['loom'] } } } })
    ids.track = await kit.addFile(actor.spaces[0]!.id, 'track 7.ogg', { kind: 'audio', mediaType: 'audio/ogg', ...takenOn('1999-01-01 00:00:00'), metadata: { revision: 1, raw: {}, audio: { artist: 'Nobody Nowhere' } } })
    await kit.index()
    expect([await found('loom weaving'), await found('artist:nowhere')]).toEqual([['scan'], ['track']])
  })
  it('tells where each word was found', async () => {
    const { items } = await kit.catalog.search.find(actor, { query: 'total papers' })
    expect(items[0]!.why).toEqual([{ place: 'text', value: 'Total 42.50', start: 0, end: 5 }, { place: 'folder', value: 'Papers', start: 0, end: 6 }])
  })
})

describe('filters', () => {
  it.each([
    ['kind:video', ['clip', 'copy']], ['date:2024-05', ['clip', 'rome']], ['date:>2023 kind:image -zebra', ['receipt', 'rome']], ['camera:canon', ['rome']], ['camera:"iPhone 15"', ['tower']],
    ['iso:100..400', ['rome']], ['iso:<100', ['tower']], ['lens:24-70mm', ['rome']], ['color:red', ['rome']], ['color:red,white', ['receipt', 'rome']], ['text:markt', ['receipt']], ['text:"thankyou"', ['receipt']],
    ['folder:rome', ['clip', 'rome']], ['folder:/Holidays/Rome', ['clip', 'rome']], ['folder:/holidays', ['clip', 'rome']], ['folder:/Rome', []], ['tag:italy', ['clip', 'rome']], ['tag:travel', ['clip', 'rome']],
    ['tag:"Travel/Italy"', ['clip', 'rome']], ['tag:ita', ['clip', 'rome']], ['tag:"ita"', []], ['type:png', ['receipt']], ['type:mp3', ['song']], ['type:video/mp4', ['clip', 'copy']], ['size:>10MB', ['rome']],
    ['width:>=6000', ['rome']], ['name:walk', ['clip']], ['artist:beethoven', ['song']], ['album:"piano works"', ['song']], ['is:favorite', ['song']], ['is:duplicate', ['clip', 'copy']], ['is:located', ['rome']],
    ['is:trashed', []], ['kind:image -is:located color:red', []], ['is:untagged kind:video', ['copy']], ['name:%', []], ['name:_001', ['rome']],
  ])('%s', async (query, expected) => expect(await sorted(query)).toEqual(expected))
  it('searches the rest where a filter is wrong, and nothing where nothing is left', async () => {
    const { problems, items } = await kit.catalog.search.find(actor, { query: 'walk date:never' })
    expect(problems).toMatchObject([{ key: 'search.bad-date', start: 5, end: 15 }])
    expect(items.map(({ id }) => nameOf(id))).toEqual(['clip'])
    expect(await found('date:never')).toEqual([])
  })
})

describe('what others may see', () => {
  it('keeps items, counts, facets, suggestions and mended words of other spaces away', async () => {
    expect(await found('secretword')).toEqual([])
    const { total, meant } = await kit.catalog.search.find(actor, { query: 'secretwort' })
    expect([total, meant]).toEqual([0, []])
    expect(await kit.catalog.search.suggest(actor, 'secretw')).toEqual([])
    expect(await found('rome', stranger)).toEqual(['hidden'])
    expect((await kit.catalog.search.facets(stranger, '')).tags).toEqual([])
    expect(await found('is:favorite', stranger)).toEqual([])
    expect(await found('', { ...actor, spaces: [] })).toEqual([])
  })
})

describe('facets', () => {
  it('counts through the same filter as the items, and each filter finds what it counted', async () => {
    const facets = await kit.catalog.search.facets(actor, 'rome')
    expect(facets.kinds).toEqual([{ value: 'image', count: 1, filter: 'kind:image' }, { value: 'video', count: 1, filter: 'kind:video' }])
    expect(facets.years).toEqual([{ value: '2024', count: 2, filter: 'date:2024' }])
    expect(facets.cameras).toEqual([{ value: 'Canon EOS R5', count: 1, filter: 'camera:"Canon EOS R5"' }])
    expect(facets.tags).toEqual([{ value: 'Travel', count: 2, filter: 'tag:"Travel"' }, { value: 'Travel/Italy', count: 2, filter: 'tag:"Travel/Italy"' }])
    for (const facet of Object.values(await kit.catalog.search.facets(actor, '')).flat()) expect([facet.filter, (await kit.catalog.search.find(actor, { query: facet.filter })).total]).toEqual([facet.filter, facet.count])
  })
})

describe('suggestions', () => {
  const suggest = async (text: string) => (await kit.catalog.search.suggest(actor, text)).map(({ query }) => query)
  it('completes filters, their values and words', async () => {
    kit.world.now = new Date(kit.world.now.getTime() + 60_000)
    expect(await suggest('cam')).toContain('camera:')
    expect(await suggest('old camera:can')).toEqual(['old camera:"Canon EOS R5"'])
    expect(await suggest('ital')).toContain('tag:"Travel/Italy"')
    expect(await suggest('x gro')).toContain('x grossmarkt')
    expect(await suggest('is:')).toContain('is:favorite')
    expect(await suggest('"in a phrase')).toEqual([])
  })
})

describe('the index', () => {
  it('can be thrown away and made again', async () => {
    await test.db.delete(searchDocuments)
    expect(await found('beethoven')).toEqual([])
    expect(await kit.catalog.search.indexLacking()).toBeGreaterThan(5)
    await kit.index()
    expect(await found('beethoven')).toEqual(['song'])
    expect(await kit.catalog.search.indexLacking()).toBe(0)
  })
  it('goes with its file', async () => {
    const gone = await kit.addFile(actor.spaces[0]!.id, 'gone.jpg')
    await kit.index()
    await kit.catalog.history.trash(actor, [gone])
    expect((await kit.catalog.search.find(actor, { query: 'gone is:trashed' })).total).toBe(1)
    await kit.library.purgeFiles(actor, [gone])
    expect(await test.db.select().from(searchDocuments).where(eq(searchDocuments.fileId, gone))).toEqual([])
    await kit.catalog.search.indexFiles([gone])
  })
})
