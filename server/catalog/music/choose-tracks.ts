import { sql, type SQL } from 'drizzle-orm'
import { allSpacesOf, type Actor } from '../../access/index.ts'
import { audioMetadata, files, inSpaces } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { searchDocuments } from '../schema.ts'
import { albumTag, bpm, genreTag, heardGenre, heardKind, isUntagged, soundsFrom, soundsOf, withHeard } from './sounds-sql.ts'
import { endOfBand } from './tempo-bands.ts'

/** Which tracks: some that are known, or all that share something. */
export type TrackChoice =
  | { by: 'files'; fileIds: readonly string[] }
  /** By the whole tags that name the genre. */
  | { by: 'genre'; tags: readonly string[] }
  | { by: 'heard-genre'; name: string }
  | { by: 'decade'; decade: number }
  | { by: 'tempo'; from: number }
  | { by: 'untagged'; heard: string }

/** Ids of the tracks in the order of their records; those of a tempo, slowest first. */
export async function chooseTracks(db: Queryable, actor: Actor, choice: TrackChoice): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select ${files.id} as id from ${fromOf(choice)} where ${soundsOf(actor)} and ${conditionOf(choice, actor)} order by ${orderOf(choice)}`)
  return rows.map(({ id }) => id)
}

/** How tracks stand on their records, as people see it. */
export const trackOrder: readonly SQL[] = [sql`lower(${albumTag}) nulls last`, sql`coalesce(${audioMetadata.disc}, 1)`, sql`${audioMetadata.track} nulls last`, sql`${files.folder} collate "C"`, sql`${files.name} collate "und-x-icu"`, sql`${files.id}`]

/** The tracks of a choice as a condition over the table files. */
export const trackSql = (choice: TrackChoice, actor: Actor): SQL => sql`${files.id} in (select ${files.id} from ${fromOf(choice)} where ${soundsOf(actor)} and ${conditionOf(choice, actor)})`

/** Documents of search are wide: only what asks for what was heard looks at them. */
const fromOf = ({ by }: TrackChoice): SQL => (by === 'heard-genre' || by === 'tempo' || by === 'untagged' ? withHeard : soundsFrom)

/** Bytes are compared much faster than letters; among the few of one album people see the difference. */
const orderOf = ({ by }: TrackChoice): SQL => sql`${by === 'tempo' ? sql`${bpm},` : sql``} ${by === 'files' ? sql`lower(${albumTag})` : sql`${albumTag} collate "C"`} nulls last, coalesce(${audioMetadata.disc}, 1), ${audioMetadata.track} nulls last,
  ${files.folder} collate "C", ${by === 'files' ? sql`${files.name} collate "und-x-icu"` : sql`${files.name} collate "C"`}, ${files.id}`

function conditionOf(choice: TrackChoice, actor: Actor): SQL {
  switch (choice.by) {
    case 'files': return sql`${files.id} = any(${sql.param([...choice.fileIds])}::uuid[])`
    case 'genre': return sql`${genreTag} = any(${sql.param([...choice.tags])}::text[])`
    case 'heard-genre': return sql`${genreTag} is null and regexp_replace(${heardGenre}, '[^[:alnum:]]', '', 'g') = ${choice.name}`
    case 'decade': return sql`${audioMetadata.year} >= ${choice.decade}::int and ${audioMetadata.year} < ${choice.decade + 10}::int`
    case 'tempo': return tempoSql(choice.from, actor)
    case 'untagged': return sql`${isUntagged} and ${heardKind} = ${choice.heard}`
  }
}

/** By the index where it was heard; what is only tagged beside it. */
function tempoSql(from: number, actor: Actor): SQL {
  const end = endOfBand(from)
  const within = (column: SQL): SQL => sql`${column} > 0 and ${column} >= ${from}::int ${end === null ? sql`` : sql`and ${column} < ${end}::int`}`
  return sql`${files.id} in (select ${searchDocuments.fileId} from ${searchDocuments} where ${inSpaces(searchDocuments.spaceId, allSpacesOf(actor))} and ${within(sql`${searchDocuments.bpm}`)}
    union all select tagged.id from ${files} tagged join ${audioMetadata} on ${audioMetadata.sha256} = tagged.sha256 left join ${searchDocuments} on ${searchDocuments.fileId} = tagged.id where ${within(sql`${audioMetadata.bpm}`)} and ${searchDocuments.bpm} is null)`
}
