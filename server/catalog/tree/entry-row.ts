import { sql } from 'drizzle-orm'
import { audioMetadata, files, type FileFacts } from '../../library/index.ts'
import { fixedSql } from '../../platform/ask-often.ts'
import type { TreeEntry } from './tree-node.ts'

/** A file as a page of the tree reads it; times are milliseconds. */
export type EntryRow = Record<string, unknown> & {
  id: string; name: string; space: string; kind: TreeEntry['kind']; type: string; size: number; sha256: string; width: number | null; height: number | null; duration: number | null
  taken: number; added: number; changed: number
  title: string | null; artist: string | null; album: string | null; genre: string | null; track: number | null
}

const milliseconds = (column: typeof files.takenAt | typeof files.addedAt | typeof files.changedAt) => sql`floor(extract(epoch from ${column}) * 1000)::float8`

/** The columns of a page, as numbers and texts that need no reading one by one: there are some two thousand values in a page of a hundred. */
export const entryColumns = fixedSql(sql`
  ${files.id} as id, ${files.name} as name, ${files.spaceId} as space, ${files.kind} as kind, ${files.mediaType} as type, ${files.size}::float8 as size, ${files.sha256} as sha256,
  ${files.width} as width, ${files.height} as height, ${files.durationMs}::float8 as duration, ${milliseconds(files.takenAt)} as taken, ${milliseconds(files.addedAt)} as added, ${milliseconds(files.changedAt)} as changed,
  ${audioMetadata.title} as title, ${audioMetadata.artist} as artist, ${audioMetadata.album} as album, ${audioMetadata.genre} as genre, ${audioMetadata.track} as track`)

/** The file of a row, and the words of music where it has them. */
export function readEntryRow({ id, name, space, kind, type, size, sha256, width, height, duration, taken, added, changed, title, artist, album, genre, track }: EntryRow): { file: FileFacts & Pick<TreeEntry, 'spaceId' | 'kind'> & { id: string; name: string }; music?: NonNullable<TreeEntry['music']> } {
  const file = { id, name, spaceId: space, kind, mediaType: type, size, sha256, width, height, durationMs: duration, takenAt: new Date(taken), addedAt: new Date(added), changedAt: new Date(changed) }
  return { file, ...(kind === 'audio' && [title, artist, album, genre, track].some((word) => word !== null) && { music: { title, artist, album, genre, track } }) }
}
