import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { fileDescriptions, fileMarks, fileTags } from '../schema.ts'
import { isSensitive } from '../sensitive/is-sensitive.ts'
import { ratioOf } from './ratio.ts'

/** A file as lists show it. */
export interface Item {
  id: string
  kind: 'image' | 'audio' | 'video'
  name: string
  /** What a person called it. */
  title: string | null
  /** Who made the sound, as tagged. */
  artist: string | null
  width: number | null
  height: number | null
  /** Width through height, rounded as the shape of the timeline has it, so that both lay out alike. */
  ratio: number
  durationMs: number | null
  /** Base64. */
  thumbhash: string | null
  sha256: string
  /** '2024-05-14T18:03:00'. */
  takenLocal: string
  favorite: boolean
  /** It is blurred until somebody asks to see it. */
  sensitive: boolean
  /** How many tags people gave it. */
  tags: number
  state: 'present' | 'missing' | 'trashed'
}

export interface ListOrder {
  /** Sorts so that no two files are equal: the id comes last. */
  keys: SortKey[]
  direction: 'asc' | 'desc'
}
/** An expression over the table files and the type that a value of it is cast to. */
export interface SortKey { by: SQL; type: 'timestamp' | 'timestamptz' | 'real' | 'text' | 'uuid' }

/** Nulls, of which there are none, are placed as in the indexes: PostgreSQL takes the order from an index only then. */
export const orderBy = ({ keys, direction }: ListOrder): SQL[] => keys.map(({ by }) => sql`${by} ${direction === 'desc' ? sql`desc nulls last` : sql`asc nulls first`}`)

/** The files of a condition as items, a page of them. */
export async function selectItems(db: Queryable, actor: Actor, where: SQL, order: ListOrder, page: { offset: number; limit: number }): Promise<Item[]> {
  const rows = await db.select({
    id: files.id, kind: files.kind, name: files.name, width: files.width, height: files.height, durationMs: files.durationMs, thumbhash: files.thumbhash,
    sha256: files.sha256, takenLocal: files.takenLocal, state: files.state, title: fileDescriptions.title, artist: audioMetadata.artist, favorite: fileMarks.favorite, sensitive: isSensitive,
    tags: sql<number>`(select count(*)::int from ${fileTags} where ${fileTags.fileId} = ${files.id})`,
  }).from(files)
    .leftJoin(fileMarks, and(eq(fileMarks.fileId, files.id), eq(fileMarks.userId, actor.userId)))
    .leftJoin(fileDescriptions, eq(fileDescriptions.fileId, files.id))
    .leftJoin(audioMetadata, eq(audioMetadata.sha256, files.sha256))
    .where(where).orderBy(...orderBy(order)).limit(page.limit).offset(page.offset)
  return rows.map((row) => ({
    ...row, ratio: ratioOf(row), favorite: row.favorite === 1, takenLocal: row.takenLocal.replace(' ', 'T'), thumbhash: row.thumbhash && Buffer.from(row.thumbhash).toString('base64'),
  }))
}
