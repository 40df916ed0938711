import { eq } from 'drizzle-orm'
import type { Actor } from '../../server/access/index.ts'
import { files, type EmbeddedMetadata, type NewVersion } from '../../server/library/index.ts'
import { spaceMembers, spaces } from '../../server/access/index.ts'
import type { Database } from '../../server/platform/index.ts'
import { foundFaces, madePeople, seeded } from './made-faces.ts'
import { seenResults } from './seen-results.ts'
import { heardResults } from './heard-results.ts'
import { takenOn, testCatalog } from './test-catalog.ts'
import { testDatabase } from './test-database.ts'
import { testActor } from './test-library.ts'

type Tags = NonNullable<EmbeddedMetadata['audio']>
const LONG = 'Dear Ann, this is a long letter about the summer in which we went to the sea and came back with sand in every shoe. '.repeat(4)

/** A catalogue with a hand to fill it: pictures, faces with names, music, marks. */
export function treeLibrary(db: Database) {
  const kit = testCatalog(db)
  const faces = madePeople(seeded(7), 12)
  const shaOf = async (fileId: string): Promise<string> => (await db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId)))[0]!.sha256
  let made = 0
  const picture = (space: string, name: string, local: string, more: Partial<NewVersion> & { reads?: string; text?: string } = {}): Promise<string> => kit.addFile(space, name, { text: `${space} ${made++}`, ...takenOn(local), ...more })
  const track = (space: string, name: string, audio: Partial<Tags>): Promise<string> =>
    kit.addFile(space, name, { text: `${space} ${made++}`, folder: `Music/${made}`, kind: 'audio', mediaType: 'audio/mpeg', width: null, height: null, durationMs: 180_000, metadata: { revision: 1, raw: {}, audio: { hasCover: false, ...audio } } })
  /** Shows some of twelve people on a picture, from left to right. */
  const show = async (fileId: string, who: readonly number[]): Promise<void> => {
    const sha256 = await shaOf(fileId)
    kit.results.set(sha256, [...kit.results.get(sha256) ?? [], foundFaces(who.map((person, i) => ({ box: [0.1 + i * 0.25, 0.1, 0.2, 0.3], vector: faces.face(person), quality: 0.9 })))])
    await kit.catalog.people.assign(sha256)
  }
  const see = async (fileId: string, seen: Parameters<typeof seenResults>[0]): Promise<void> => {
    const sha256 = await shaOf(fileId)
    kit.results.set(sha256, [...kit.results.get(sha256) ?? [], ...seenResults(seen)])
  }
  const hear = async (fileId: string, heard: Parameters<typeof heardResults>[0]): Promise<void> => { kit.results.set(await shaOf(fileId), heardResults(heard)) }
  /** Makes the search documents of all files anew, by which the tree knows what was seen and heard. */
  const learn = async (): Promise<void> => {
    kit.queued.length = 0
    await kit.catalog.search.indexFiles((await db.select({ id: files.id }).from(files)).map(({ id }) => id))
  }
  const personOn = async (actor: Actor, fileId: string, place = 0): Promise<string> => (await kit.catalog.people.ofFile(actor, fileId))[place]!.person!.id
  return { ...kit, shaOf, picture, track, show, see, hear, learn, personOn }
}

export type TreeLibrary = ReturnType<typeof treeLibrary>

/** A second space that an actor sees too. */
export async function secondSpace(db: Database, actor: Actor, role: Actor['role'] = 'member'): Promise<Actor> {
  const id = crypto.randomUUID()
  await db.insert(spaces).values({ id, name: 'Private' })
  await db.insert(spaceMembers).values({ spaceId: id, userId: actor.userId, role })
  return { ...actor, spaces: [...actor.spaces, { id, name: 'Private', role }] }
}

/** Fills a space with a little of everything that the tree has a branch for; every name in it ends with `word`. */
export async function fillSpace(library: TreeLibrary, actor: Actor, space: string, word: string): Promise<{ pictures: string[]; tracks: string[] }> {
  const { catalog, picture, track, show, see, hear, learn, personOn } = library
  const at = (name: string): string => `${name}${word}`
  const pictures = [
    await picture(space, at('a') + '.jpg', '2024-05-14 11:41:12', { folder: 'one' }), await picture(space, at('a') + '.jpg', '2024-05-15 11:41:12', { folder: 'two' }), await picture(space, at('A') + '.JPG', '2024-05-16 11:41:12', { folder: 'three' }),
    await picture(space, at('what: this?') + '.jpg', '2023-01-01 00:00:00'), await picture(space, at('what_ this_') + '.jpg', '2023-01-02 00:00:00'), await picture(space, at('con') + '.png', '2023-02-02 00:00:00', { reads: LONG }),
    await picture(space, at('film') + '.mp4', '2022-02-03 10:00:00', { kind: 'video', mediaType: 'video/mp4' }), await picture(space, at('émoji 🏖️') + '.jpg', '2022-02-04 10:00:00'),
  ]
  await catalog.tags.add(actor, pictures.slice(0, 3), `Travel${word}/Rome${word}`)
  await catalog.tags.add(actor, pictures.slice(2, 5), `Travel${word}`)
  await catalog.tags.create(actor, space, `Empty${word}`)
  for (const id of pictures.slice(0, 3)) await show(id, [0, 1])
  await catalog.people.name(actor, await personOn(actor, pictures[0]!), `Ann${word}`)
  await catalog.people.name(actor, await personOn(actor, pictures[0]!, 1), `Ben${word}`)
  await catalog.people.drawFace(actor, pictures[4]!, { box: [0.1, 0.1, 0.3, 0.3], kind: 'pet', whose: { name: `Rex${word}` } })
  await see(pictures[3]!, { objects: { dog: 0.9, 'hot dog': 0.8 }, scenes: { beach_coast: 0.8 }, quality: 20 })
  await see(pictures[4]!, { objects: { dog: 0.7 }, faint: { cat: 0.35 }, quality: 90 })
  const tracks = [
    await track(space, at('01 one') + '.mp3', { title: at('One'), artist: at('Joni'), album: at('Blue'), albumArtist: at('Joni'), track: 1, year: 1971, genre: 'Folk; Rock' }),
    await track(space, at('02 two') + '.mp3', { title: at('Two'), artist: at('Joni'), album: at('Blue'), albumArtist: at('Joni'), track: 2, year: 1971, genre: 'Folk' }),
    await track(space, at('guest') + '.mp3', { title: at('Guest'), artist: at('Joni'), album: at('Hits'), albumArtist: 'Various Artists', year: 1985 }),
    await track(space, at('loose') + '.mp3', { title: at('Loose'), artist: at('Joni') }),
    await track(space, at('heard') + '.mp3', { title: at('Heard'), artist: at('Nobody') }),
  ]
  await hear(tracks[4]!, { genre: 'jazz', bpm: 96, music: 1 })
  await catalog.marks.favorite(actor, [pictures[1]!, tracks[0]!], true)
  await learn()
  return { pictures, tracks }
}

/** An actor with two filled spaces, and one who sees only the first of them. */
export async function filledHouse(library: TreeLibrary, db: Database) {
  const actor = await secondSpace(db, await testActor(db, { role: 'member' }))
  const [home, private_] = [actor.spaces[0]!.id, actor.spaces[1]!.id]
  const viewer = await testActor(db, { role: 'viewer', spaceId: home })
  const [ofHome, ofPrivate] = [await fillSpace(library, actor, home, ' h'), await fillSpace(library, actor, private_, ' secret')]
  await library.catalog.searches.save(actor, { name: 'Dogs h', query: 'object:dog', shared: true })
  await library.catalog.searches.save(actor, { name: 'My letters', query: 'letter' })
  return { actor, viewer, home, private: private_, ofHome, ofPrivate }
}

export type FilledTree = Awaited<ReturnType<typeof filledTree>>

/** A database of its own with the tree of that house. */
export async function filledTree() {
  const test = await testDatabase()
  const library = treeLibrary(test.db)
  const house = await filledHouse(library, test.db)
  return { house, tree: library.catalog.tree, drop: () => test.drop() }
}
