import { sql } from 'drizzle-orm'
import type { AnalysisResult } from '../../server/analysis/index.ts'
import type { Actor } from '../../server/access/index.ts'
import { createCatalog, createLabelVocabulary } from '../../server/catalog/index.ts'
import { createSettings, silentLog, type Database } from '../../server/platform/index.ts'
import { heardResults } from '../../test/support/heard-results.ts'
import { seenResults } from '../../test/support/seen-results.ts'
import { labelWords } from '../../views/labels.ts'
import { soundWords } from '../../views/sounds.ts'
import { treeWords } from '../../views/tree-words.ts'
import { random, someWords, vocabulary } from './words.ts'

export const FILES = 100_000
const USER = '00000000-0000-7000-8000-000000000001', SPACE = '00000000-0000-7000-8000-000000000002', OTHER = '00000000-0000-7000-8000-000000000003'
export const actor: Actor = { userId: USER, name: 'somebody', role: 'admin', spaces: [{ id: SPACE, name: 'Home', role: 'admin' }], isLimited: false }

/** A catalogue whose analyses read a made text in every third picture, saw things and scenes in most, and heard speech or music in what sounds; nothing else of the house is needed. */
export function benchCatalog(db: Database) {
  const unused = () => Promise.reject(new Error('the benches decide nothing'))
  return createCatalog({
    db, log: silentLog(), clock: { now: () => new Date() }, labelWords: createLabelVocabulary(labelWords, soundWords), treeWords, settings: createSettings(db),
    events: { publish: async () => undefined, on: () => undefined, listen: () => () => undefined, start: async () => undefined },
    queue: { send: async () => undefined, sendMany: async () => undefined, work: () => undefined, workTogether: () => undefined },
    library: { trashFiles: unused, untrashFiles: unused, restoreVersion: unused, redateFile: unused, openOriginal: unused, moveFile: unused, moveFolder: unused, copyFile: unused, putOther: unused },
    analysis: { findMany: async (sha256s) => new Map(sha256s.map((sha256) => [sha256, madeResults(sha256)])) },
  })
}

const colors = ['red', 'green', 'blue', 'white', 'black', 'brown', 'grey', 'yellow'] as const

const things = ['person', 'dog', 'cat', 'car', 'bicycle', 'bird', 'boat', 'chair', 'cup', 'dining table', 'cake', 'bottle', 'potted plant', 'horse'] as const
const scenes = ['beach', 'forest', 'street', 'kitchen', 'mountain', 'garden', 'restaurant', 'bedroom'] as const

const kindsOfSound = ['Speech', 'Laughter', 'Applause', 'Dog', 'Bird', 'Water', 'Vehicle', 'Wind'] as const
const genres = ['blues', 'classical', 'country', 'disco', 'hiphop', 'jazz', 'metal', 'pop', 'reggae', 'rock'] as const
const tonics = ['C', 'D', 'E', 'F', 'G', 'A', 'B'] as const

/** Videos speak for a few minutes, every hundredth for hours; what only sounds is music. */
function heardIn(n: number, next: () => number): AnalysisResult[] {
  const one = <Item>(of: readonly Item[]): Item => of[Math.floor(next() * of.length)]!
  if (n % 10 === 0) {
    const segments = n % 1000 === 0 ? 2000 : Math.floor(next() * 60)
    return heardResults({ said: Array.from({ length: segments }, (_, i) => [i * 4, i * 4 + 4, someWords(next, 3 + Math.floor(next() * 10))] as const), events: { [one(kindsOfSound)]: 8, [one(kindsOfSound)]: 3 }, music: 0, loud: -30 + next() * 20 })
  }
  return n % 17 === 0 ? heardResults({ events: { Music: 100 }, genre: one(genres), bpm: 60 + next() * 120, key: { tonic: one(tonics), mode: next() < 0.5 ? 'major' : 'minor' }, loud: -25 + next() * 18, quality: Math.floor(next() * 100) }) : []
}

function madeResults(sha256: string): AnalysisResult[] {
  const n = Number.parseInt(sha256.slice(-8), 16)
  const next = random(n)
  const names = colors.filter(() => next() < 0.3).map((name) => ({ name, share: 0.3 }))
  const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output })
  const swatch = { hex: '#000000', name: 'black', share: 1 }
  // as in families' pictures: people in half, each of the others in a few of a hundred
  const seen = Object.fromEntries(things.filter((_, i) => next() < (i === 0 ? 0.5 : 0.06)).map((thing) => [thing, 0.5 + next() / 2]))
  return [
    ...seenResults({ objects: seen, scenes: { [scenes[Math.floor(next() * scenes.length)]!]: 0.5 + next() / 2 }, indoor: next(), quality: Math.floor(next() * 100) }),
    done('image.colors', { palette: [swatch], names, dominant: swatch, monochrome: false }),
    ...(next() < 0.33 ? [done('image.text', { text: Array.from({ length: 1 + Math.floor(next() * 12) }, () => someWords(next, 1 + Math.floor(next() * 6))).join('\n'), lines: [], turned: 0 })] : []),
    ...heardIn(n, next),
  ]
}

/** Fills a database with 100,000 files of 20 years, 97 % of them the actor's, and indexes them the way the product does. Returns the seconds that the indexing took. */
export async function fill(db: Database): Promise<number> {
  await db.execute(sql`insert into users (id, name, role) values (${USER}, 'somebody', 'admin')`)
  await db.execute(sql`insert into spaces (id, name, is_default) values (${SPACE}, 'Home', true), (${OTHER}, 'Hidden', false)`)
  const words = sql.param([...vocabulary.slice(0, 3000)])
  await db.execute(sql`
    insert into blobs (sha256, size, media_type, stored)
    select lpad(to_hex(n), 64, '0'), 1000000 + (n * 7919) % 20000000, 'image/jpeg', true from generate_series(1, ${FILES}::int) n`)
  await db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, width, height, duration_ms, thumbhash, taken_at, taken_local, taken_from, added_at, state)
    select id, case when n % 33 = 0 then ${OTHER}::uuid else ${SPACE}::uuid end,
      case when n % 10 = 0 then 'video' when n % 17 = 0 then 'audio' else 'image' end::kind,
      case when n % 3 = 0 then (${words}::text[])[1 + (n * 31) % 3000] || ' ' || (${words}::text[])[1 + (n * 17) % 3000] || ' ' || n || '.jpg' else 'IMG_' || lpad(n::text, 6, '0') || '.jpg' end,
      case when n % 5 = 0 then '' else (${words}::text[])[1 + (n / 1000) % 20] || '/' || (${words}::text[])[1 + (n / 120) % 800] end,
      id, lpad(to_hex(case when n % 50 = 0 then n - 1 else n end), 64, '0'), case when n % 10 = 0 then 'video/mp4' when n % 17 = 0 then 'audio/mpeg' else 'image/jpeg' end,
      1000000 + (n * 7919) % 20000000, case when n % 17 = 0 and n % 10 <> 0 then null else 3000 + n % 3000 end, case when n % 17 = 0 and n % 10 <> 0 then null else 2000 + (n * 13) % 2500 end,
      case when n % 10 = 0 then 10000 end, decode(md5(n::text), 'hex'), taken, taken, 'embedded', now() - n * interval '1 minute', case when n % 97 = 0 then 'trashed' else 'present' end::file_state
    from (select n, lpad(to_hex(n), 8, '0')::text || '-0000-7000-8000-' || lpad(to_hex((n::bigint * 2654435761) % 281474976710655), 12, '0') as text_id,
      timestamp '2024-11-01' - ((n::bigint * 48271) % 630000000) * interval '1 second' as taken from generate_series(1, ${FILES}::int) n) numbers, lateral (select text_id::uuid as id) made`)
  await db.execute(sql`
    insert into image_metadata (sha256, camera_make, camera_model, lens, iso, latitude, longitude, keywords)
    select lpad(to_hex(n), 64, '0'), (array['Canon', 'Apple', 'NIKON CORPORATION', 'SONY', 'FUJIFILM'])[1 + n % 5], (array['Canon EOS R5', 'iPhone 15', 'NIKON D80', 'ILCE-7M3', 'X-T4'])[1 + n % 5],
      'Lens ' || n % 30, (array[100, 200, 400, 800, 1600, 3200])[1 + n % 6], case when n % 4 = 0 then n % 90 end, case when n % 4 = 0 then n % 180 end, '[]'::jsonb
    from generate_series(1, ${FILES}::int) n where n % 10 <> 0 and n % 17 <> 0`)
  await db.execute(sql`
    insert into audio_metadata (sha256, title, artist, album)
    select lpad(to_hex(n), 64, '0'), (${words}::text[])[1 + n % 3000], 'Artist ' || n % 200, 'Album ' || n % 900 from generate_series(1, ${FILES}::int) n where n % 17 = 0 and n % 10 <> 0`)
  await db.execute(sql`
    insert into tags (id, space_id, parent_id, name, path)
    select (lpad(to_hex(n), 8, '0') || '-0000-7000-9000-000000000000')::uuid, ${SPACE}, case when n >= 20 then (lpad(to_hex(n % 20), 8, '0') || '-0000-7000-9000-000000000000')::uuid end,
      'tag' || n, case when n >= 20 then 'tag' || n % 20 || '/tag' || n else 'tag' || n end from generate_series(0, 199) n`)
  await db.execute(sql`
    insert into file_tags (file_id, tag_id) select id, (lpad(to_hex((row_number() over ()) % 200), 8, '0') || '-0000-7000-9000-000000000000')::uuid from files where space_id = ${SPACE} and size % 3 = 0`)
  await db.execute(sql`insert into file_marks (user_id, file_id, favorite) select ${USER}, id, 1 from files where size % 40 = 0`)
  const ids = (await db.execute<{ id: string }>(sql`select id from files order by id`)).map(({ id }) => id)
  const begun = performance.now()
  await benchCatalog(db).search.indexFiles(ids)
  const seconds = (performance.now() - begun) / 1000
  await db.execute(sql`vacuum analyze`)
  return seconds
}
