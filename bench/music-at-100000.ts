import { sql } from 'drizzle-orm'
import type { Database } from '../server/platform/index.ts'
import { actor, benchCatalog } from './library-of-100000/fill.ts'
import { head, machine, row, timesOf, withDatabase } from './library-of-100000/measure.ts'

// How long do the lists of music take with 100,000 tracks on 8,334 albums? Beside them in the same run: counting all files, the least that any whole-library question costs.
const TRACKS = 100_000
const ROUNDS = 10

/** Twelve tracks an album, three albums an artist, every fifth album without an album artist, one file in fifty without any tag. */
async function fillWithMusic(db: Database): Promise<void> {
  const space = actor.spaces[0]!.id
  await db.execute(sql`insert into users (id, name, role) values (${actor.userId}, 'somebody', 'admin')`)
  await db.execute(sql`insert into spaces (id, name, is_default) values (${space}, 'Home', true)`)
  await db.execute(sql`insert into blobs (sha256, size, media_type, stored) select md5(n::text) || md5((n + 1)::text), 5000000, 'audio/mpeg', true from generate_series(0, ${TRACKS - 1}::int) n`)
  await db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, duration_ms, taken_at, taken_local, taken_from, state)
    select id, ${space}, 'audio', lpad((n % 12 + 1)::text, 2, '0') || ' track.mp3', 'Music/' || n / 36 || '/' || n / 12, id, md5(n::text) || md5((n + 1)::text), 'audio/mpeg', 5000000, 120000 + n % 240000, now(), now(), 'modified', 'present'
    from (select n, gen_random_uuid() as id from generate_series(0, ${TRACKS - 1}::int) n) made`)
  await db.execute(sql`
    insert into audio_metadata (sha256, title, artist, album, album_artist, genre, year, track, disc, has_cover)
    select md5(n::text) || md5((n + 1)::text), 'Track ' || n, 'Artist ' || n / 36, 'Album ' || n / 12, case when (n / 12) % 5 <> 0 then 'Artist ' || n / 36 end,
      (array['Rock', 'Jazz', 'Pop, Soul', 'Classical', 'Hip-Hop'])[1 + (n / 12) % 5], 1960 + (n / 12) % 60, n % 12 + 1, 1, n % 3 = 0
    from generate_series(0, ${TRACKS - 1}::int) n where n % 50 <> 7`)
  await db.execute(sql`
    insert into search_documents (file_id, space_id, kind, state, taken_local, words, names, revision, labels, bpm, loud)
    select id, space_id, kind, state, taken_local, ('track:1A album:2B artist:3B ' || row_number() over () || ':4B')::tsvector, name, 1, array['event/Music', 'genre/rock', 'key/Am'], 60 + (row_number() over ())::int % 120, -14 from files`)
  await db.execute(sql`vacuum analyze`)
}

await withDatabase(async (db) => {
  await fillWithMusic(db)
  const catalog = benchCatalog(db)
  const page = { offset: 0, limit: 60 }
  const count = await timesOf(db, ROUNDS, () => db.execute(sql`select count(*), sum(size) from files where state = 'present'`))
  const { albums, total } = await catalog.music.albums(actor, page)
  const { artists } = await catalog.music.artists(actor, page)
  console.log(`${machine()}; ${TRACKS} tracks, ${total} albums\n`)
  console.log(head('music', '× count'))
  const ask = async (name: string, question: (round: number) => Promise<unknown>): Promise<void> => console.log(row(name, await timesOf(db, ROUNDS, question), count))
  console.log(row('counting all files', count, count))
  await ask('albums, made new', () => benchCatalog(db).music.albums(actor, page))
  await ask('albums, remembered', (i) => catalog.music.albums(actor, { offset: i * 60, limit: 60 }))
  await ask('artists, made new', () => benchCatalog(db).music.artists(actor, page))
  await ask('artists, remembered', (i) => catalog.music.artists(actor, { offset: i * 60, limit: 60 }))
  await ask('genres, made new', () => benchCatalog(db).music.genres(actor))
  await ask('tempos, made new', () => benchCatalog(db).music.tempos(actor))
  await ask('untagged, made new', () => benchCatalog(db).music.untagged(actor))
  await ask('an album with its tracks', (i) => catalog.music.tracks(actor, { album: albums[i]!.key }, page))
  await ask('an artist with albums and tracks', (i) => Promise.all([catalog.music.artist(actor, artists[i]!.key), catalog.music.tracks(actor, { artist: artists[i]!.key }, page)]))
  await ask('tracks of a genre, made new', () => benchCatalog(db).music.tracks(actor, { genre: 'jazz' }, page))
  await ask('tracks of a decade, made new', () => benchCatalog(db).music.tracks(actor, { decade: 1980 }, page))
  await ask('tracks of a tempo, made new', () => benchCatalog(db).music.tracks(actor, { tempo: 120 }, page))
  await ask('tracks of a genre, remembered', () => catalog.music.tracks(actor, { genre: 'jazz' }, page))
  await ask('whether there is any sound', () => catalog.music.any(actor))
})
