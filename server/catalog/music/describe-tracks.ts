import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { analysisResults } from '../../analysis/index.ts'
import { audioMetadata, files } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { fileDescriptions, fileMarks } from '../schema.ts'
import { albumArtistTag, albumTag, artistTag, bpm, genreTag, heardGenre, soundsOf, withHeard } from './sounds-sql.ts'

/** One sound in a list of music. */
export interface Track {
  id: string
  sha256: string
  mediaType: string
  /** As people named it, as tagged, or the name of the file. */
  title: string
  artist: string | null
  album: string | null
  disc: number | null
  track: number | null
  year: number | null
  durationMs: number | null
  hasCover: boolean
  /** Its genre as tagged. */
  genre: string | null
  /** Its genre as heard; null where nobody can say. */
  heard: string | null
  bpm: number | null
}

/** A track with what a player needs to know. */
export interface PlayedTrack extends Track {
  /** Where the actor stopped listening. */
  positionMs: number | null
  /** dB that bring it to -18 LUFS, as heard, else as tagged. */
  gain: number | null
  /** dBTP. */
  peak: number | null
}

/** What the database gives; the last three only for playing. */
type Row = Track & { positionMs?: number | null; loudness?: [number | null, number | null] | null; replayGain?: number | null } & Record<string, unknown>

/** Tracks by their ids, in that order; those that the actor does not see are left out. */
export const describeTracks = (db: Database, actor: Actor, ids: readonly string[]): Promise<Track[]> => select(db, actor, ids)

/** The same with what a player needs. */
export async function describeForPlaying(db: Database, actor: Actor, ids: readonly string[]): Promise<PlayedTrack[]> {
  const loudness = sql`(select jsonb_build_array(output->'gain', output->'truePeak') from ${analysisResults} where ${analysisResults.sha256} = ${files.sha256} and ${analysisResults.analyzer} = 'audio.loudness'
    and ${analysisResults.state} = 'done' order by ${analysisResults.finishedAt} desc limit 1)`
  const position = sql`(select ${fileMarks.positionMs} from ${fileMarks} where ${fileMarks.fileId} = ${files.id} and ${fileMarks.userId} = ${actor.userId})`
  const rows = await select(db, actor, ids, sql`, ${loudness} as loudness, ${position} as "positionMs", ${audioMetadata.replayGain} as "replayGain"`)
  return rows.map(({ loudness: heard, replayGain = null, positionMs = null, ...track }) => ({ ...track, positionMs, gain: heard?.[0] ?? replayGain, peak: heard?.[1] ?? null }))
}

async function select(db: Database, actor: Actor, ids: readonly string[], more: SQL = sql``): Promise<Row[]> {
  if (ids.length === 0) return []
  const wanted = sql`${sql.param([...ids])}::uuid[]`
  return db.execute<Row>(sql`
    select ${files.id} as id, ${files.sha256} as sha256, ${files.mediaType} as "mediaType", coalesce(nullif(btrim(${fileDescriptions.title}), ''), nullif(btrim(${audioMetadata.title}), ''), regexp_replace(${files.name}, '[.][^.]*$', '')) as title,
      coalesce(${artistTag}, ${albumArtistTag}) as artist, ${albumTag} as album, ${audioMetadata.disc} as disc, ${audioMetadata.track} as track, ${audioMetadata.year} as year, ${files.durationMs}::float8 as "durationMs",
      coalesce(${audioMetadata.hasCover}, false) as "hasCover", ${genreTag} as genre, ${heardGenre} as heard, round(${bpm})::int as bpm ${more}
    from ${withHeard} left join ${fileDescriptions} on ${fileDescriptions.fileId} = ${files.id}
    where ${soundsOf(actor)} and ${files.id} = any(${wanted}) order by array_position(${wanted}, ${files.id})`)
}
