import { sql } from 'drizzle-orm'
import type { TreePage } from '../server/catalog/index.ts'
import type { Database } from '../server/platform/index.ts'
import { actor, benchCatalog } from './library-of-100000/fill.ts'
import { head, machine, row, timesOf, withDatabase } from './library-of-100000/measure.ts'

// How long does a page of 100 of the tree take at 100,000 files? Beside it in the same run: a round trip, and a count of all files. Each page is asked of a tree that nothing has changed since, as devices read it.
const FILES = 100_000
const ROUNDS = 60
const TAG = '00000000-0000-7000-9000-000000000000', SMALL = '00000001-0000-7000-9000-000000000000'

/** 100,000 files of 20 years, every tenth a film and every seventeenth a track; one tag on all of them, one on a hundredth; names of cameras, so that one in ten stands twice. */
async function fillTree(db: Database): Promise<void> {
  const space = actor.spaces[0]!.id
  await db.execute(sql`insert into users (id, name, role) values (${actor.userId}, 'somebody', 'admin')`)
  await db.execute(sql`insert into spaces (id, name, is_default) values (${space}, 'Home', true)`)
  await db.execute(sql`insert into blobs (sha256, size, media_type, stored) select lpad(to_hex(n), 64, '0'), 1000000, 'image/jpeg', true from generate_series(1, ${FILES}::int) n`)
  await db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, width, height, taken_at, taken_local, taken_from, added_at, state)
    select id, ${space}, case when n % 10 = 0 then 'video' when n % 17 = 0 then 'audio' else 'image' end::kind, 'IMG_' || lpad((n % 90000)::text, 5, '0') || case when n % 10 = 0 then '.mp4' when n % 17 = 0 then '.mp3' else '.JPG' end, 'DCIM/' || n / 500, id,
      lpad(to_hex(n), 64, '0'), case when n % 10 = 0 then 'video/mp4' when n % 17 = 0 then 'audio/mpeg' else 'image/jpeg' end, 1000000, 4000, 3000, taken, taken, 'embedded', now() - n * interval '5 minute', 'present'
    from (select n, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex((n::bigint * 2654435761) % 281474976710655), 12, '0'))::uuid as id, timestamp '2024-11-01' - ((n::bigint * 48271) % 630000000) * interval '1 second' as taken from generate_series(1, ${FILES}::int) n) made`)
  await db.execute(sql`insert into audio_metadata (sha256, title, artist, album, genre, track) select lpad(to_hex(n), 64, '0'), 'Song ' || n, 'Artist ' || n % 200, 'Album ' || n % 900, (array['Rock', 'Jazz', 'Pop'])[1 + n % 3], n % 12 from generate_series(1, ${FILES}::int) n where n % 17 = 0 and n % 10 <> 0`)
  await db.execute(sql`insert into tags (id, space_id, name, path) values (${TAG}, ${space}, 'All', 'All'), (${SMALL}, ${space}, 'Few', 'Few')`)
  await db.execute(sql`insert into file_tags (file_id, tag_id) select id, ${TAG}::uuid from files union all select id, ${SMALL}::uuid from files where sha256 like '%00'`)
  await db.execute(sql`insert into content_labels (sha256, kind, label, score, shown, count) select sha256, 'object', (array['dog', 'cat', 'car', 'cup'])[1 + size::int % 4], 0.9, true, 1 from files where kind = 'image'`)
  await db.execute(sql`vacuum analyze`)
}

await withDatabase(async (db) => {
  await fillTree(db)
  const { tree } = benchCatalog(db)
  const trip = await timesOf(db, 200, () => db.execute(sql`select 1`))
  const count = await timesOf(db, ROUNDS, () => db.execute(sql`select count(*), sum(width) from files where state = 'present'`))
  console.log(`${machine()}; ${FILES} files\n`)
  console.log(head('the tree', '× count'))
  const ask = async (name: string, question: (round: number) => Promise<unknown>): Promise<void> => console.log(row(name, await timesOf(db, ROUNDS, question), count))
  const page = (id: string, name: string, more: Partial<TreePage> = {}) => ask(name, (i) => tree.children(actor, id, { from: (i * 100) % 2000, count: 100, ...more }))
  console.log(row('a round trip (select 1)', trip, count))
  console.log(row('counting all files', count, count))
  await ask('the root', () => tree.children(actor, '0', { from: 0, count: 100 }))
  await ask('years', () => tree.children(actor, 'date', { from: 0, count: 100 }))
  await ask('a month, 100 of some 400 files', (i) => tree.children(actor, 'date.2020-05', { from: (i % 3) * 100, count: 100 }))
  await page(`tags.${TAG}`, 'PAGE: 100 of 100,000 files of a tag')
  await page(`tags.${TAG}`, '100 of 100,000, by name', { sort: 'name' })
  await page(`tags.${TAG}`, '100 of 100,000, added last', { sort: '-added' })
  await page(`tags.${TAG}`, '100 of 100,000, from the middle', { from: 50_000 })
  await page(`tags.${SMALL}`, '100 of a small tag', { from: 0 })
  await page('recent', 'recently added', { from: 0 })
  await page('music.genres', 'genres')
  const [genre] = (await tree.children(actor, 'music.genres', { from: 0, count: 1 })).nodes
  const [first] = (await tree.children(actor, genre!.id, { from: 0, count: 1 })).nodes
  const letter = first?.type === 'container' ? first : genre
  await page(letter!.id, '100 tracks of a genre, under a letter', { from: 0 })
  const [entry] = (await tree.children(actor, `tags.${TAG}`, { from: 500, count: 1 })).nodes
  await ask('one entry by its id', () => tree.find(actor, entry!.id))
  await ask('one entry by its name', () => tree.child(actor, `tags.${TAG}`, entry!.name))
  await ask('search: all films', (i) => tree.search(actor, '0', { kinds: ['video'] }, { from: i * 100, count: 100 }))
  await ask('search: a title', (i) => tree.search(actor, '0', { title: `g_0${i + 100}` }, { from: 0, count: 100 }))
  await ask('search: an artist', (i) => tree.search(actor, '0', { kinds: ['audio'], artist: `rtist ${i}` }, { from: 0, count: 100 }))
  await ask('the first page after a change', async () => { await db.execute(sql`insert into tree_changes default values`); await tree.children(actor, `tags.${TAG}`, { from: 0, count: 100 }) })
  await ask('things after a change', async () => { await db.execute(sql`insert into tree_changes default values`); await tree.children(actor, 'things', { from: 0, count: 100 }) })
})
