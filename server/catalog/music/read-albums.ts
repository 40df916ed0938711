import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { foldName, musicKey } from './music-key.ts'
import { albumArtistTag, albumTag, artistTag, soundsFrom, soundsOf } from './sounds-sql.ts'

/** A file whose cover stands for something. */
export interface Cover { fileId: string; sha256: string }

export interface ListedAlbum {
  /** Stays the same while title and artist do. */
  key: string
  title: string
  /** Whose album it is; null for a compilation of several artists. */
  artist: string | null
  /** The earliest and the latest of its tracks. */
  firstYear: number | null
  lastYear: number | null
  tracks: number
  durationMs: number
  /** The last disc that is tagged; 1 where none is. */
  discs: number
  cover: Cover | null
}

/** An album with its files, in no order. */
export interface KnownAlbum extends ListedAlbum { fileIds: string[] }

/** Album artists that name nobody. */
const NOBODY = /^(various( artists)?|v\.?\s?a\.?|verschiedene( interpreten)?|diverse( interpreten)?|compilation)$/i

interface Row extends Record<string, unknown> {
  title: string; credit: string | null; place: string | null; one: string | null; last: string | null
  first_year: number | null; last_year: number | null; duration: number; disc: number | null; cover: string | null; ids: string
}

/**
 * The albums of the actor's spaces. Tracks of one title and album artist are one album wherever they lie; where no album artist is tagged, the folder
 * (of all its discs) tells what belongs together, and several artists in it make a compilation.
 */
export async function readAlbums(db: Queryable, actor: Actor): Promise<Map<string, KnownAlbum>> {
  const rows = await db.execute<Row>(sql`
    select ${albumTag} as title, ${albumArtistTag} as credit, ${placeSql} as place, min(${artistTag} collate "C") as one, max(${artistTag} collate "C") as last,
      min(${audioMetadata.year}) as first_year, max(${audioMetadata.year}) as last_year, coalesce(sum(${files.durationMs}), 0)::float8 as duration, max(${audioMetadata.disc}) as disc,
      min(${files.id}::text || ${files.sha256} collate "C") filter (where ${audioMetadata.hasCover}) as cover, string_agg(${files.id}::text, ',') as ids
    from ${soundsFrom} where ${soundsOf(actor)} and ${albumTag} is not null group by 1, 2, 3`)
  const albums = new Map<string, KnownAlbum>()
  // of several ways to write a title, that of most tracks is shown
  for (const album of inPlaces(rows).map(albumOf).sort((a, b) => b.tracks - a.tracks || (a.title < b.title ? -1 : 1))) {
    const known = albums.get(album.key)
    albums.set(album.key, known ? together(known, album) : album)
  }
  return albums
}

/** Where no album artist is tagged: the folder. */
const placeSql = sql`case when ${albumArtistTag} is null then concat(${files.spaceId}, '/', ${files.sourceId}, '/', ${files.folder}) end`
/** Discs of an album often have a folder each. */
const DISC = /(^|\/)(cd|dis[ck])[ _-]*[0-9]+$/i

/** Brings rows of one title in the folders of its discs together, so that one look tells whether several artists made them. */
function inPlaces(rows: readonly Row[]): Row[] {
  const placed = new Map<string, Row>()
  const tagged: Row[] = []
  for (const row of rows) {
    if (row.place === null) { tagged.push(row); continue }
    const place = row.place.replace(DISC, '')
    const key = `${foldName(row.title)}\n${place}`
    const known = placed.get(key)
    placed.set(key, known ? { ...mergeRows(known, row), place } : { ...row, place })
  }
  return [...tagged, ...placed.values()]
}

const mergeRows = (a: Row, b: Row): Row => ({
  ...a, one: least(a.one, b.one), last: most(a.last, b.last), first_year: least(a.first_year, b.first_year), last_year: most(a.last_year, b.last_year),
  duration: a.duration + b.duration, disc: most(a.disc, b.disc), cover: a.cover ?? b.cover, ids: `${a.ids},${b.ids}`,
})

function albumOf({ title, credit, place, one, last, first_year: firstYear, last_year: lastYear, duration, disc, cover, ids }: Row): KnownAlbum {
  const isOfOne = credit !== null ? !NOBODY.test(credit) : one !== null && last !== null && foldName(one) === foldName(last)
  const artist = isOfOne ? credit ?? one : null
  const fileIds = ids.split(',')
  return {
    key: artist === null ? musicKey(title, '', place ?? '') : musicKey(title, artist), title, artist, firstYear, lastYear, tracks: fileIds.length, durationMs: duration, discs: disc ?? 1,
    cover: cover === null ? null : coverOf(cover), fileIds,
  }
}

/** An id has 36 letters. */
export const coverOf = (text: string): Cover => ({ fileId: text.slice(0, 36), sha256: text.slice(36) })

const together = (a: KnownAlbum, b: KnownAlbum): KnownAlbum => ({
  ...a, firstYear: least(a.firstYear, b.firstYear), lastYear: most(a.lastYear, b.lastYear), tracks: a.tracks + b.tracks, durationMs: a.durationMs + b.durationMs, discs: Math.max(a.discs, b.discs),
  cover: a.cover ?? b.cover, fileIds: [...a.fileIds, ...b.fileIds],
})

const least = <Value extends number | string>(a: Value | null, b: Value | null): Value | null => (a === null ? b : b === null || a < b ? a : b)
const most = <Value extends number | string>(a: Value | null, b: Value | null): Value | null => (a === null ? b : b === null || a > b ? a : b)
