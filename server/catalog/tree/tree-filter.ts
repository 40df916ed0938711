import { inArray, sql, type SQL } from 'drizzle-orm'
import { audioMetadata, files } from '../../library/index.ts'
import { fileDescriptions } from '../schema.ts'
import { holding } from '../search/like-pattern.ts'
import type { TreeFilter } from './tree-node.ts'

/** By what the files that a filter wants are found: each text in its index, for the few that hold it, or file by file on the way through a list, for many. */
export type FoundBy = 'index' | 'walk'

/** Bound parameters only (security rule 11); the signs that LIKE knows stand for themselves. */
const holds = (column: SQL, text: string): SQL => sql`lower(${column}) like lower(${holding(text)})`

/** By the words of music, which stand with the content. */
function tagged(condition: SQL, by: FoundBy): SQL {
  if (by === 'walk') return sql`(${files.kind} = 'audio' and exists (select 1 from ${audioMetadata} where ${audioMetadata.sha256} = ${files.sha256} and ${condition}))`
  return sql`${files.id} in (${taggedIds(condition)})`
}
const taggedIds = (condition: SQL): SQL => sql`select ${files.id} from ${audioMetadata} join ${files} on ${files.sha256} = ${audioMetadata.sha256} and ${files.kind} = 'audio' and ${files.state} = 'present' where ${condition}`

/** By its name, by what music is called, or by what a person called it. */
function titled(text: string, by: FoundBy): SQL {
  const [name, music, person] = [holds(sql`${files.name}`, text), holds(sql`${audioMetadata.title}`, text), holds(sql`${fileDescriptions.title}`, text)]
  if (by === 'walk') return sql`(${name} or ${tagged(music, by)} or exists (select 1 from ${fileDescriptions} where ${fileDescriptions.fileId} = ${files.id} and ${person}))`
  return sql`${files.id} in (select ${files.id} from ${files} where ${files.state} = 'present' and ${name} union all ${taggedIds(music)} union all select ${fileDescriptions.fileId} from ${fileDescriptions} where ${person})`
}

/** A filter as SQL over the table files; undefined where it asks for everything. */
export function filterSql({ kinds, title, artist, album, genre }: TreeFilter, by: FoundBy): SQL | undefined {
  const parts = [
    kinds && (kinds.length ? inArray(files.kind, [...kinds]) : sql`false`),
    title && titled(title, by),
    artist && tagged(sql`(${holds(sql`${audioMetadata.artist}`, artist)} or ${holds(sql`${audioMetadata.albumArtist}`, artist)})`, by),
    album && tagged(holds(sql`${audioMetadata.album}`, album), by),
    genre && tagged(holds(sql`${audioMetadata.genre}`, genre), by),
  ].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? undefined : sql.join(parts, sql` and `)
}
