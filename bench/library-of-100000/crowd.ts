import { sql } from 'drizzle-orm'
import { madePeople, seeded } from '../../test/support/made-faces.ts'
import type { Database } from '../../server/platform/index.ts'

/** A made face with whose it is in truth. */
export interface CrowdFace { truth: number; box: [number, number, number, number]; quality: number; vector: Float32Array }

/** Faces in one picture after the other, again and again: as in families' pictures, most show one. */
const FACES_OF_PICTURES = [1, 1, 2, 1, 3, 2], ROUND = 10
/** Every so manieth face is too small or blurred to be placed. */
const POOR_EVERY = 20, GOOD = 0.9, POOR = 0.25

export const picturesFor = (faceCount: number): number => Math.ceil(faceCount / ROUND) * FACES_OF_PICTURES.length
export const peopleFor = (faceCount: number): number => Math.ceil(faceCount / 50)

/** People with 50 faces each on average, some in many pictures and most in few, never twice in one; their distances are spread like real ones. */
export function createCrowd(faceCount: number) {
  const people = peopleFor(faceCount), made = madePeople(seeded(11), people)
  let count = 0
  const facesOf = (picture: number): CrowdFace[] => {
    const first = personOf(picture, people)
    return Array.from({ length: FACES_OF_PICTURES[picture % FACES_OF_PICTURES.length] ?? 1 }, (_, place) => {
      const truth = (first + place * 7) % people
      return { truth, box: [0.05 + place * 0.3, 0.1, 0.2, 0.3], quality: ++count % POOR_EVERY === 0 ? POOR : GOOD, vector: made.face(truth) }
    })
  }
  return { people, pictures: picturesFor(faceCount), facesOf, isGood: ({ quality }: CrowdFace) => quality === GOOD }
}

function personOf(picture: number, people: number): number {
  const share = ((picture * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  return Math.min(people - 1, Math.floor(share ** 2 * people))
}

/** The content of a made picture. */
export const shaOf = (picture: number): string => picture.toString(16).padStart(64, '0')

/** Puts pictures of 20 years into a space, with documents for the search, at once. */
export async function addPictures(db: Database, space: string, count: number): Promise<void> {
  const last = count - 1
  await db.execute(sql`insert into blobs (sha256, size, media_type, stored) select lpad(to_hex(n), 64, '0'), 1000000, 'image/jpeg', true from generate_series(0, ${last}::int) n`)
  await db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, width, height, taken_at, taken_local, taken_from, added_at, state)
    select gen_random_uuid(), ${space}::uuid, 'image', n || '.jpg', 'Faces', gen_random_uuid(), lpad(to_hex(n), 64, '0'), 'image/jpeg', 1000000, 4000, 3000, taken, taken, 'embedded', now(), 'present'
    from generate_series(0, ${last}::int) n, lateral (select timestamp '2024-11-01' - ((n::bigint * 48271) % 630000000) * interval '1 second' as taken) made`)
  await db.execute(sql`insert into search_documents (file_id, space_id, kind, state, taken_local, words, names, revision) select id, space_id, kind, state, taken_local, to_tsvector('simple', name), name, 1 from files`)
  await db.execute(sql`analyze`)
}
