import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { musicKey } from './music-key.ts'
import { coverOf, type Cover, type KnownAlbum } from './read-albums.ts'
import { artistTag, soundsFrom, soundsOf } from './sounds-sql.ts'

export interface ListedArtist {
  key: string
  name: string
  /** Albums that are theirs. */
  albums: number
  tracks: number
  cover: Cover | null
}

/** An artist with the tracks that they made or that stand on their albums, in no order. */
export interface KnownArtist extends ListedArtist { fileIds: Set<string>; albumKeys: string[] }

/** Who made the sounds of the actor's spaces: by the artist of each track, and by whose an album is. */
export async function readArtists(db: Queryable, actor: Actor, albums: ReadonlyMap<string, KnownAlbum>): Promise<Map<string, KnownArtist>> {
  const rows = await db.execute<{ name: string; cover: string | null; ids: string }>(sql`
    select ${artistTag} as name, min(${files.id}::text || ${files.sha256} collate "C") filter (where ${audioMetadata.hasCover}) as cover, string_agg(${files.id}::text, ',') as ids
    from ${soundsFrom} where ${soundsOf(actor)} and ${artistTag} is not null group by 1 order by count(*) desc`)
  const artists = new Map<string, KnownArtist>()
  const add = (name: string, cover: Cover | null, fileIds: Iterable<string>, albumKey?: string): void => {
    const key = musicKey(name)
    const known = artists.get(key) ?? { key, name, albums: 0, tracks: 0, cover: null, fileIds: new Set<string>(), albumKeys: [] }
    for (const id of fileIds) known.fileIds.add(id)
    if (albumKey) known.albumKeys.push(albumKey)
    artists.set(key, { ...known, cover: known.cover ?? cover, tracks: known.fileIds.size, albums: known.albumKeys.length })
  }
  for (const { key, artist, cover, fileIds } of albums.values()) if (artist !== null) add(artist, cover, fileIds, key)
  for (const { name, cover, ids } of rows) add(name, cover === null ? null : coverOf(cover), ids.split(','))
  return artists
}
