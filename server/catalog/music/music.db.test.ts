import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { analysisResults } from '../../analysis/index.ts'
import { files, type EmbeddedMetadata } from '../../library/index.ts'
import { searchDocuments } from '../schema.ts'

type Tags = NonNullable<EmbeddedMetadata['audio']>
let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, space: string
beforeAll(async () => { test = await testDatabase(); kit = testCatalog(test.db) })
afterAll(() => test.drop())
beforeEach(async () => {
  actor = await testActor(test.db, { role: 'member' })
  space = actor.spaces[0]!.id
})

const all = { offset: 0, limit: 100 }
/** Adds a sound of three minutes with tags. */
const add = (name: string, tags: Partial<Tags> = {}, { folder = 'Music', spaceId = space, durationMs = 180_000 } = {}): Promise<string> =>
  kit.addFile(spaceId, `${name}.mp3`, { text: `${spaceId}/${folder}/${name}`, folder, kind: 'audio', mediaType: 'audio/mpeg', width: null, height: null, durationMs, metadata: { revision: 1, raw: {}, audio: { hasCover: false, ...tags } } })
const shaOf = async (id: string): Promise<string> => (await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id)))[0]!.sha256
/** Puts down what was heard, as the index of search does. */
const hear = async (id: string, heard: { labels?: string[]; bpm?: number }): Promise<void> => {
  await kit.index()
  await test.db.update(searchDocuments).set(heard).where(eq(searchDocuments.fileId, id))
}
const albums = async () => (await kit.catalog.music.albums(actor, all)).albums.map(({ title, artist, tracks }) => `${artist ?? 'various'}: ${title} (${tracks})`)
const titles = async (request: Parameters<typeof kit.catalog.music.tracks>[1]) => (await kit.catalog.music.tracks(actor, request, all)).tracks.map(({ title }) => title)

describe('albums', () => {
  it('hold the tracks of one title and album artist wherever they lie, in the order of discs and tracks', async () => {
    await add('b', { title: 'Second', album: 'Blue', albumArtist: 'Joni', artist: 'Joni', track: 2, year: 1971 }, { folder: 'x' })
    await add('a', { title: 'First', album: 'blue', albumArtist: 'JONI', artist: 'Joni feat. Graham', track: 1, year: 1971, hasCover: true }, { folder: 'y' })
    await add('c', { title: 'Bonus', album: 'Blue', albumArtist: 'Joni', artist: 'Joni', disc: 2, track: 1, year: 1999 }, { folder: 'x' })
    const { albums: [blue], total } = await kit.catalog.music.albums(actor, all)
    expect(total).toBe(1)
    expect(blue).toMatchObject({ title: 'Blue', artist: 'Joni', tracks: 3, durationMs: 540_000, firstYear: 1971, lastYear: 1999, discs: 2, cover: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(await titles({ album: blue!.key })).toEqual(['First', 'Second', 'Bonus'])
    expect(await kit.catalog.music.album(actor, blue!.key)).toEqual(blue)
  })

  it('are told by their folder where no album artist is tagged; several artists in it make a compilation, over the folders of its discs', async () => {
    await add('1', { album: 'Hits', artist: 'Ann' }, { folder: 'Hits/CD1' })
    await add('2', { album: 'Hits', artist: 'Ben' }, { folder: 'Hits/CD 2' })
    await add('3', { album: 'Hits', artist: 'Cem' }, { folder: 'Other' })
    await add('4', { album: 'Hits', artist: 'Cem' }, { folder: 'Third' })
    await add('5', { album: 'Mix', albumArtist: 'Various Artists', artist: 'Ann' }, { folder: 'p' })
    await add('6', { album: 'Mix', albumArtist: 'VA', artist: 'Ben' }, { folder: 'q' })
    expect((await albums()).sort()).toEqual(['Cem: Hits (2)', 'various: Hits (2)', 'various: Mix (2)'])
  })

  it('come a page at a time with their true number, by artist without the article, title or year', async () => {
    await add('1', { album: 'Beta', artist: 'The Zebras', year: 2001 })
    await add('2', { album: 'Alpha', artist: 'Mice', year: 1990 })
    await add('3', { album: 'Gamma', artist: 'An Owl', year: 2010 })
    const page = (order: 'artist' | 'title' | 'year', offset: number, limit: number) => kit.catalog.music.albums(actor, { order, offset, limit }).then(({ albums: found, total }) => [found.map(({ title }) => title).join(' '), total])
    expect(await page('artist', 0, 2)).toEqual(['Gamma Alpha', 3])
    expect(await page('artist', 2, 2)).toEqual(['Beta', 3])
    expect(await page('title', 0, 9)).toEqual(['Alpha Beta Gamma', 3])
    expect(await page('year', 0, 9)).toEqual(['Gamma Beta Alpha', 3])
  })

  it('are those of the actor\'s spaces, and follow what comes, goes to the trash and comes back', async () => {
    const stranger = await testActor(test.db)
    const mine = await add('1', { album: 'Mine', artist: 'Ann' })
    await add('2', { album: 'Theirs', artist: 'Ben' }, { spaceId: stranger.spaces[0]!.id })
    expect(await albums()).toEqual(['Ann: Mine (1)'])
    const { albums: [theirs] } = await kit.catalog.music.albums(stranger, all)
    await expect(kit.catalog.music.tracks(actor, { album: theirs!.key }, all)).rejects.toMatchObject({ code: 'not-found' })
    expect((await kit.catalog.music.tracks(stranger, { fileIds: [mine] }, all)).total).toBe(0)
    await kit.catalog.history.trash(actor, [mine])
    expect(await albums()).toEqual([])
    expect(await kit.catalog.music.any(actor)).toBe(false)
    await kit.catalog.history.restore(actor, [mine])
    await add('3', { album: 'New', artist: 'Cem' })
    expect(await albums()).toEqual(['Ann: Mine (1)', 'Cem: New (1)'])
    expect(await kit.catalog.music.any(actor)).toBe(true)
  })
})

describe('artists', () => {
  it('have their own albums, those of others that they play on, and all their tracks', async () => {
    await add('1', { album: 'Own', albumArtist: 'Ann', artist: 'Ann & Ben', year: 2000 })
    await add('2', { album: 'Mix', albumArtist: 'Various', artist: 'Ann', year: 2001 })
    await add('3', { artist: 'ann', title: 'Single' })
    await add('4', { album: 'Mix', albumArtist: 'Various', artist: 'Zoe' })
    const { artists, total } = await kit.catalog.music.artists(actor, all)
    expect([total, artists.map(({ name, albums: n, tracks }) => [name, n, tracks])]).toEqual([3, [['Ann', 1, 3], ['Ann & Ben', 0, 1], ['Zoe', 0, 1]]])
    const ann = await kit.catalog.music.artist(actor, artists[0]!.key)
    expect([ann.albums.map(({ title }) => title), ann.on.map(({ title }) => title)]).toEqual([['Own'], ['Mix']])
    expect(await titles({ artist: artists[0]!.key })).toEqual(['2', '1', 'Single'])
  })
})

describe('genres, decades and tempos', () => {
  it('take a tag apart, know one genre however it is written, and count what only sounds like it beside', async () => {
    await add('1', { artist: 'a', genre: 'Hip-Hop, Jazz' })
    await add('2', { artist: 'a', genre: 'hip hop' })
    await hear(await add('3', { artist: 'a' }), { labels: ['genre/hiphop', 'event/Music'] })
    await hear(await add('4', { artist: 'a', genre: 'Jazz' }), { labels: ['genre/rock'] })
    const genres = (await kit.catalog.music.genres(actor)).map(({ name, tagged, heard }) => [name.toLowerCase().replace(/\W/g, ''), tagged, heard])
    expect(genres).toEqual([['hiphop', 2, 1], ['jazz', 2, 0]])
    expect(await titles({ genre: 'hiphop' })).toEqual(['1', '2'])
    expect(await titles({ genre: 'Hip Hop', heard: true })).toEqual(['3'])
    expect((await kit.catalog.music.tracks(actor, { genre: 'jazz' }, all)).tracks.map(({ heard }) => heard)).toEqual([null, 'rock'])
    expect(await titles({ genre: 'nothing' })).toEqual([])
  })

  it('count years by tens and beats by bands, as heard before as tagged', async () => {
    await add('1', { artist: 'a', year: 1989, bpm: 150 })
    await hear(await add('2', { artist: 'a', year: 1990, bpm: 90 }), { bpm: 124 })
    await add('3', { artist: 'a', year: 1999 })
    expect(await kit.catalog.music.decades(actor)).toEqual([{ decade: 1990, tracks: 2 }, { decade: 1980, tracks: 1 }])
    expect(await kit.catalog.music.tempos(actor)).toEqual([{ from: 120, tracks: 1 }, { from: 140, tracks: 1 }])
    expect([await titles({ decade: 1990 }), await titles({ tempo: 120 }), await titles({ tempo: 140 })]).toEqual([['2', '3'], ['2'], ['1']])
  })
})

describe('untagged sounds', () => {
  it('stand by what was heard in them, those that nobody listened to last', async () => {
    await hear(await add('jazzy'), { labels: ['event/Music', 'genre/jazz'] })
    await hear(await add('talk'), { labels: ['event/Speech'] })
    await hear(await add('tune'), { bpm: 100 })
    await hear(await add('bark'), { labels: ['event/Dog'] })
    await add('new 1')
    await add('new 2')
    await add('tagged', { artist: 'a' })
    const groups = await kit.catalog.music.untagged(actor)
    expect(groups.map(({ heard, tracks }) => `${heard} ${tracks}`)).toEqual(['jazz 1', 'music 1', 'other 1', 'speech 1', 'unheard 2'])
    expect([await titles({ untagged: 'jazz' }), await titles({ untagged: 'unheard' })]).toEqual([['jazzy'], ['new 1', 'new 2']])
  })
})

describe('what a player is told', () => {
  it('is how far a track is from even loudness, heard before tagged, and where this person stopped', async () => {
    const heard = await add('1', { album: 'x', artist: 'a', track: 1, replayGain: -3 })
    await add('2', { album: 'x', artist: 'a', track: 2, replayGain: -4 })
    await test.db.insert(analysisResults).values({ sha256: await shaOf(heard), analyzer: 'audio.loudness', revision: 1, model: '', state: 'done', output: { integrated: -10, gain: -8, truePeak: -0.5 } })
    await kit.catalog.marks.position(actor, heard, 61_000)
    const { albums: [album] } = await kit.catalog.music.albums(actor, all)
    const played = await kit.catalog.music.played(actor, { album: album!.key }, all)
    expect(played.map(({ title, gain, peak, positionMs }) => [title, gain, peak, positionMs])).toEqual([['1', -8, -0.5, 61_000], ['2', -4, null, null]])
  })
})
