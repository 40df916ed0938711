import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files, sees } from '../../library/index.ts'
import { searchDocuments } from '../schema.ts'

/** Sound files with their tags, as it stands in a `from`. */
export const soundsFrom = sql`${files} left join ${audioMetadata} on ${audioMetadata.sha256} = ${files.sha256}`
/** The same with what machines heard; documents of search hold it. */
export const withHeard = sql`${soundsFrom} left join ${searchDocuments} on ${searchDocuments.fileId} = ${files.id}`

/** Only sounds that the actor sees. */
export const soundsOf = (actor: Actor): SQL => sql`${sees(actor)} and ${files.state} = 'present' and ${files.kind} = 'audio'`

/** A tag without the spaces around it; null where nothing is left. */
const tag = (column: PgColumn): SQL => sql`nullif(btrim(${column}), '')`

export const albumTag = tag(audioMetadata.album)
export const albumArtistTag = tag(audioMetadata.albumArtist)
export const artistTag = tag(audioMetadata.artist)
export const genreTag = tag(audioMetadata.genre)

/** Nobody wrote down whose it is or what it belongs to. */
export const isUntagged = sql`${albumTag} is null and ${albumArtistTag} is null and ${artistTag} is null`

/** The genre that is heard; documents hold those that are tagged too. */
export const heardGenre = sql`(select substr(heard, 7) from unnest(${searchDocuments.labels}) heard where heard like 'genre/%' and coalesce(strpos(lower(${genreTag}), substr(heard, 7)), 0) = 0 limit 1)`
/** What an untagged sound stands under. */
export const heardKind = sql`coalesce(${heardGenre}, case
  when exists (select 1 from unnest(${searchDocuments.labels}) heard where lower(heard) = 'event/speech') then 'speech'
  when exists (select 1 from unnest(${searchDocuments.labels}) heard where lower(heard) = 'event/music') or ${searchDocuments.bpm} is not null then 'music'
  when ${searchDocuments.loud} is not null or exists (select 1 from unnest(${searchDocuments.labels}) heard where heard like 'event/%') then 'other' else 'unheard' end)`
/** Beats a minute as heard, else as tagged. */
export const bpm = sql`coalesce(${searchDocuments.bpm}, ${audioMetadata.bpm})`
