import { inArray, sql, type SQL } from 'drizzle-orm'
import { audioMetadata, files } from '../../library/index.ts'
import { fileDescriptions } from '../schema.ts'
import { holding } from '../search/like-pattern.ts'
import type { TreeFilter } from './tree-node.ts'

const holds = (column: SQL, text: string): SQL => sql`lower(${column}) like lower(${holding(text)})`
/** By the words of music, which stand with the content. */
const tagged = (condition: SQL): SQL => sql`(${files.kind} = 'audio' and exists (select 1 from ${audioMetadata} where ${audioMetadata.sha256} = ${files.sha256} and ${condition}))`

/** A filter as SQL over the table files; undefined where it asks for everything. */
export function filterSql({ kinds, title, artist, album, genre }: TreeFilter): SQL | undefined {
  const parts = [
    kinds && (kinds.length ? inArray(files.kind, [...kinds]) : sql`false`),
    title && sql`(${holds(sql`${files.name}`, title)} or ${tagged(holds(sql`${audioMetadata.title}`, title))} or exists (select 1 from ${fileDescriptions} where ${fileDescriptions.fileId} = ${files.id} and ${holds(sql`${fileDescriptions.title}`, title)}))`,
    artist && tagged(sql`(${holds(sql`${audioMetadata.artist}`, artist)} or ${holds(sql`${audioMetadata.albumArtist}`, artist)})`),
    album && tagged(holds(sql`${audioMetadata.album}`, album)),
    genre && tagged(holds(sql`${audioMetadata.genre}`, genre)),
  ].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? undefined : sql.join(parts, sql` and `)
}
