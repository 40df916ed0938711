import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files, sees } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { searchDocuments } from '../schema.ts'
import { foldGenre } from './music-key.ts'
import { genreTag, heardGenre, heardKind, isUntagged, soundsFrom, soundsOf, withHeard } from './sounds-sql.ts'
import { tempoBands } from './tempo-bands.ts'

/** A genre: how many tracks are tagged with it, and how many more, without a tag, sound like it. */
export interface ListedGenre { key: string; name: string; tagged: number; heard: number }
/** A genre with the whole tags that name it. */
export interface KnownGenre extends ListedGenre { tags: string[] }
export interface ListedDecade { decade: number; tracks: number }
/** From so many beats a minute on, up to the next band. */
export interface ListedTempo { from: number; tracks: number }
/** Sounds that nobody tagged, by what is heard in them: a genre, else speech, music, other; 'unheard' where nobody listened yet. */
export interface ListedUntagged { heard: string; tracks: number; durationMs: number }

/** What separates several genres in one tag. */
const SEPARATOR = /\s*[,;/]\s*/

/** The most tagged first. */
export async function readGenres(db: Queryable, actor: Actor): Promise<Map<string, KnownGenre>> {
  const [tagged, heard] = await Promise.all([
    db.execute<{ tag: string; n: number }>(sql`select ${genreTag} as tag, count(*)::int as n from ${soundsFrom} where ${soundsOf(actor)} and ${genreTag} is not null group by 1 order by 2 desc`),
    db.execute<{ name: string; n: number }>(sql`select name, count(*)::int as n from (select ${heardGenre} as name from ${withHeard} where ${soundsOf(actor)} and ${genreTag} is null) heard where name is not null group by name`),
  ])
  const genres = new Map<string, KnownGenre>()
  const genre = (key: string, name: string): KnownGenre => {
    const found = genres.get(key) ?? { key, name, tagged: 0, heard: 0, tags: [] }
    genres.set(key, found)
    return found
  }
  for (const { tag, n } of tagged) {
    const names = new Map(tag.split(SEPARATOR).map((name) => [foldGenre(name), name]))
    for (const [key, name] of names) {
      if (key === '') continue
      const known = genre(key, name)
      known.tagged += n
      known.tags.push(tag)
    }
  }
  for (const { name, n } of heard) genre(foldGenre(name), name).heard += n
  return new Map([...genres].sort(([, a], [, b]) => b.tagged - a.tagged || b.heard - a.heard || a.key.localeCompare(b.key)))
}

/** Newest first. */
export async function readDecades(db: Queryable, actor: Actor): Promise<ListedDecade[]> {
  return [...await db.execute<{ decade: number; tracks: number }>(sql`
    select (${audioMetadata.year} / 10) * 10 as decade, count(*)::int as tracks from ${soundsFrom} where ${soundsOf(actor)} and ${audioMetadata.year} is not null group by 1 order by 1 desc`)]
}

/** Slowest first, only bands that hold something. */
export async function readTempos(db: Queryable, actor: Actor): Promise<ListedTempo[]> {
  const [heard, tagged] = await Promise.all([
    db.execute<{ bpm: number; n: number }>(sql`select ${searchDocuments.bpm} as bpm, count(*)::int as n from ${searchDocuments} where ${sees(actor, { id: searchDocuments.fileId, spaceId: searchDocuments.spaceId })} and ${searchDocuments.kind} = 'audio'
      and ${searchDocuments.state} = 'present' and ${searchDocuments.bpm} > 0 group by 1`),
    db.execute<{ bpm: number; n: number }>(sql`select floor(${audioMetadata.bpm}) as bpm, count(*)::int as n from ${withHeard} where ${soundsOf(actor)} and ${audioMetadata.bpm} > 0 and ${searchDocuments.bpm} is null group by 1`),
  ])
  const counts = tempoBands.map((from) => ({ from: Number(from), tracks: 0 }))
  for (const { bpm, n } of [...heard, ...tagged]) {
    const band = counts.findLast(({ from }) => from <= bpm)
    if (band) band.tracks += n
  }
  return counts.filter(({ tracks }) => tracks > 0)
}

/** Largest first, what nobody listened to last. */
export async function readUntagged(db: Queryable, actor: Actor): Promise<ListedUntagged[]> {
  return [...await db.execute<{ heard: string; tracks: number; durationMs: number }>(sql`
    select heard, count(*)::int as tracks, coalesce(sum(duration), 0)::float8 as "durationMs" from (select ${heardKind} as heard, ${files.durationMs} as duration from ${withHeard} where ${soundsOf(actor)} and ${isUntagged}) placed
    group by heard order by heard = 'unheard', count(*) desc, heard`)]
}
