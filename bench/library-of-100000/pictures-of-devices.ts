import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../../server/platform/index.ts'
import { newId } from '../../server/platform/ids.ts'

/** Pictures of a camera, 500 a folder, as devices browse them. */
export const PER_FOLDER = 500
export const nameOf = (n: number): string => `IMG_${String(n).padStart(6, '0')}.JPG`

/** Lays them out on the disk: small pictures of one colour, each under thousands of names. */
export function layOut(folder: string, count: number): number {
  const bases = Array.from({ length: 4 }, (_, i) => join(folder, `base${i}.jpg`))
  bases.forEach((base, i) => { execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', `color=c=0x${i}08040:s=1600x1200`, '-frames:v', '1', base]) })
  for (let n = 0; n < count; n++) {
    const place = join(folder, 'media', 'DCIM', String(Math.floor(n / PER_FOLDER)))
    if (n % PER_FOLDER === 0) mkdirSync(place, { recursive: true })
    linkSync(bases[n % bases.length]!, join(place, nameOf(n)))
  }
  return statSync(bases[0]!).size
}

/** The same in Mantel's database, with all that an import would have left there; all of them have one tag, whose id comes back. */
export async function writeRows(db: Database, count: number, size: number): Promise<{ spaceId: string; tagId: string }> {
  const [space] = await db.execute<{ id: string }>(sql`select id from spaces where is_default`)
  const [spaceId, tagId] = [space!.id, newId()]
  await db.execute(sql`insert into blobs (sha256, size, media_type, stored) select lpad(to_hex(n), 64, '0'), ${size}::int, 'image/jpeg', true from generate_series(1, ${count}::int) n`)
  await db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, width, height, taken_at, taken_local, taken_from, added_at, state)
    select id, ${spaceId}, 'image', 'IMG_' || lpad((n - 1)::text, 6, '0') || '.JPG', 'DCIM/' || (n - 1) / ${PER_FOLDER}::int, id, lpad(to_hex(n), 64, '0'), 'image/jpeg', ${size}::int, 1600, 1200, taken, taken, 'embedded', now() - n * interval '5 minute', 'present'
    from (select n, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex((n::bigint * 2654435761) % 281474976710655), 12, '0'))::uuid as id, timestamp '2024-11-01' - ((n::bigint * 48271) % 630000000) * interval '1 second' as taken from generate_series(1, ${count}::int) n) made`)
  await db.execute(sql`insert into renditions (sha256, profile, revision, state) select sha256, 'preview', 1000, 'ready' from files`)
  await db.execute(sql`insert into tags (id, space_id, name, path) values (${tagId}, ${spaceId}, 'All', 'All')`)
  await db.execute(sql`insert into file_tags (file_id, tag_id) select id, ${tagId}::uuid from files`)
  await db.execute(sql`insert into tree_changes default values`)
  await db.execute(sql`vacuum analyze`)
  return { spaceId, tagId }
}
