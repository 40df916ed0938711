import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { analysisResults } from '../../server/analysis/index.ts'
import { fileMarks, likenessGroups, likenessMembers, vectors } from '../../server/catalog/index.ts'
import { refusals } from '../../server/ingest/schema.ts'
import { files, sources, type NewVersion } from '../../server/library/index.ts'
import { heardResults } from './heard-results.ts'
import { madePeople, seeded } from './made-faces.ts'
import { packedVectors } from './made-vectors.ts'
import { seedFaces } from './seeded-faces.ts'
import { seenResults } from './seen-results.ts'
import { newVersion } from './test-library.ts'
import type { WebdavHouse } from './webdav-house.ts'

const people = madePeople(seeded(11), 4)
const VECTOR_SPACE = 'made-up'

/** What a round of filling put into the house, by the kinds of things that addresses name. */
export interface Filled { files: string[]; tags: string[]; people: string[]; faces: string[]; albums: string[]; artists: string[]; others: string[] }

/**
 * Puts a little of everything into a house: pictures, music, a film, what is said and seen in them, people, tags, titles, what is there twice, in the trash or
 * refused, a source, notes, kept searches. All names hold `word`. Rounds share a folder, a tag, a person, an album and a day, so that counts of both would add up.
 */
export async function fillHouse(house: WebdavHouse, folder: string, word: string, { tag, shared }: { tag: string; shared: { person: string; tag: string } }): Promise<Filled> {
  const { db, catalog, ada } = house
  const space = ada.spaces[0]!.id
  let made = 0
  const add = async (name: string, more: Partial<NewVersion> & { text?: string } = {}): Promise<string> => {
    const version = newVersion(folder, space, more.text ?? `${word} ${made++}`, { name: `${word} ${name}`, folder: 'Common', metadata: { revision: 1, raw: { Note: word }, image: { cameraMake: word, cameraModel: `${word}cam`, lens: `${word} lens` } }, ...more })
    return (await db.transaction((tx) => house.library.addVersion(tx, version))).fileId
  }
  const found = async (fileId: string, results: ReturnType<typeof heardResults>): Promise<void> => {
    const [row] = await db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId))
    for (const result of results) if (result.state === 'done') await db.insert(analysisResults).values({ sha256: row!.sha256, analyzer: result.analyzer, revision: 1, model: 'made', state: 'done', output: result.output }).onConflictDoNothing()
  }
  const sound = { kind: 'audio', mediaType: 'audio/mpeg', width: null, height: null, durationMs: 60_000 } as const
  const music = { hasCover: false, title: `${word} song`, artist: `${word} artist`, albumArtist: 'Both', album: 'Together', genre: `${word} genre; Folk`, year: 1994, track: 1, bpm: 96 }
  const own = { ...music, artist: `${word} artist`, albumArtist: `${word} artist`, album: `${word} album`, year: 1974 }

  const pictures = [await add('beach.jpg'), await add('letter.jpg', { folder: `${word}folder/Deep` }), await add('group.jpg')]
  const tracks = [await add('song.mp3', { ...sound, metadata: { revision: 1, raw: {}, audio: music } }), await add('own.mp3', { ...sound, folder: `${word}folder`, metadata: { revision: 1, raw: {}, audio: own } }), await add('memo.wav', { ...sound, mediaType: 'audio/wav' })]
  const film = await add('film.mp4', { kind: 'video', mediaType: 'video/mp4', durationMs: 60_000 })
  const all = [...pictures, ...tracks, film]
  const [sourceId, twin, trashed] = [randomUUID(), await add('twin.jpg', { text: 'one picture, there twice', folder: `${word}twin`, metadata: { revision: 1, raw: {}, image: {} } }), await add('trashed.jpg')]
  await db.insert(sources).values({ id: sourceId, spaceId: space, name: `${word} source`, root: `/nowhere/${word}` })
  const indexed = await add('indexed.jpg', { sourceId, sourcePath: `${word}/indexed.jpg`, folder: word })
  const everything = [...all, twin, trashed, indexed]

  await catalog.tags.add(ada, everything, tag)
  await catalog.tags.add(ada, pictures, shared.tag)
  await catalog.tags.add(ada, [pictures[0]!], `${word}tag/Inner`)
  await catalog.describe.title(ada, pictures[0]!, `${word} title`)
  await found(pictures[1]!, [{ analyzer: 'image.text', finishedAt: new Date(0), state: 'done', output: { text: `${word}letter `.repeat(40), lines: [], turned: 0 } }])
  await found(pictures[0]!, seenResults({ objects: { dog: 0.9 }, scenes: { beach_coast: 0.8 }, quality: 20 }))
  await found(tracks[2]!, heardResults({ said: [[1, 3, `${word}said hello`], [4, 6, 'to everybody here']], turns: [[1, 3, 1], [4, 6, 2]], events: { laughter: 3 }, music: 0 }))
  await found(film, heardResults({ said: [[1, 3, `${word}spoken in the film`]] }))
  await found(tracks[1]!, heardResults({ genre: 'jazz', bpm: 120, loud: -12, quality: 80 }))
  await seedFaces(house, pictures[0]!, [{ box: [0.1, 0.2, 0.2, 0.3], vector: people.face(0) }, { box: [0.6, 0.2, 0.2, 0.3], vector: people.face(word.length % 2 + 1) }])
  await seedFaces(house, pictures[2]!, [{ box: [0.1, 0.2, 0.2, 0.3], vector: people.face(0) }, { box: [0.6, 0.2, 0.2, 0.3], vector: people.face(word.length % 2 + 1) }])
  const [one, other] = await catalog.people.ofFile(ada, pictures[0]!)
  if (one?.person && one.person.name === null) await catalog.people.name(ada, one.person.id, shared.person)
  if (other?.person) await catalog.people.name(ada, other.person.id, `${word}person`)
  await catalog.speakers.name(ada, tracks[2]!, 1, `${word}speaker`)
  for (const [at, fileId] of pictures.entries()) {
    const [row] = await db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId))
    await db.insert(vectors).values({ sha256: row!.sha256, vectorSpace: VECTOR_SPACE, vector: packedVectors([Float32Array.of(1, at / 10, word.length / 100)]) }).onConflictDoNothing()
  }
  const group = randomUUID()
  await db.insert(likenessGroups).values({ id: group, spaceId: space, kind: 'copies', files: 2, gain: 4000 })
  await db.insert(likenessMembers).values(pictures.slice(0, 2).map((fileId) => ({ fileId, kind: 'copies' as const, groupId: group })))
  await db.insert(refusals).values({ id: randomUUID(), spaceId: space, folder: word, name: `${word} broken.jpg`, size: 12, reason: { key: 'ingest.empty-file', params: {} } })
  await db.transaction((tx) => house.library.putOther(tx, { spaceId: space, sourceId: null, folder: 'Common', name: `${word} notes.txt` }, { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', size: 0, mediaType: 'text/plain' }, ada.userId))
  await catalog.folders.make(ada, { spaceId: space, sourceId: null, folder: `${word}empty` })
  await catalog.searches.save(ada, { name: `${word} search`, query: `name:${word}`, shared: true })
  await catalog.history.trash(ada, [trashed])
  await catalog.search.indexFiles(everything)
  const faces = [one, other].flatMap((face) => face?.id ?? [])
  const albums = (await catalog.music.albums(ada, { offset: 0, limit: 100 })).albums.map(({ key }) => key)
  const artists = (await catalog.music.artists(ada, { offset: 0, limit: 100 })).artists.map(({ key }) => key)
  const tags = (await catalog.tags.list(ada)).filter(({ path }) => path.includes(word)).map(({ id }) => id)
  const persons = (await catalog.people.list(ada, { limit: 100, hidden: true, leastFaces: 1 })).people.filter(({ name }) => name?.includes(word)).map(({ id }) => id)
  return { files: everything, tags, people: persons, faces, albums, artists, others: [group, sourceId] }
}

/** What somebody said of files before they were limited to others. */
export const loveAll = (house: WebdavHouse, userId: string, fileIds: readonly string[]) => house.db.insert(fileMarks).values(fileIds.map((fileId) => ({ userId, fileId, favorite: 1, rating: 5, positionMs: 5000 }))).onConflictDoNothing()
