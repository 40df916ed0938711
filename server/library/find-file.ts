import { and, desc, eq } from 'drizzle-orm'
import type { Actor } from '../access/index.ts'
import type { Queryable } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { audioMetadata, imageMetadata, metadata, videoMetadata } from './metadata-schema.ts'
import { files, sources, versions } from './schema.ts'
import { sees } from './sees.ts'

export type MediaFile = typeof files.$inferSelect
export type Version = typeof versions.$inferSelect
export interface FileDetail {
  file: MediaFile
  /** Newest first. */
  versions: Version[]
  /** Name of the source that it lies in; null for a managed file. */
  sourceName: string | null
  image: typeof imageMetadata.$inferSelect | null
  audio: typeof audioMetadata.$inferSelect | null
  video: typeof videoMetadata.$inferSelect | null
}

/**
 * The file itself, when the actor may see it.
 * @throws AppError 'not-found' library.no-such-file also for files that the actor does not see
 */
export async function requireFile(db: Queryable, actor: Actor, fileId: string): Promise<MediaFile> {
  const [file] = await db.select().from(files).where(and(eq(files.id, fileId), sees(actor)))
  if (!file) throw new AppError('not-found', 'library.no-such-file')
  return file
}

/** A file with its versions and embedded metadata. */
export async function findFile(db: Queryable, actor: Actor, fileId: string): Promise<FileDetail> {
  const file = await requireFile(db, actor, fileId)
  const [history, source, image, audio, video] = await Promise.all([
    db.select().from(versions).where(eq(versions.fileId, fileId)).orderBy(desc(versions.number)),
    file.sourceId ? db.select({ name: sources.name }).from(sources).where(eq(sources.id, file.sourceId)) : [],
    db.select().from(imageMetadata).where(eq(imageMetadata.sha256, file.sha256)),
    db.select().from(audioMetadata).where(eq(audioMetadata.sha256, file.sha256)),
    db.select().from(videoMetadata).where(eq(videoMetadata.sha256, file.sha256)),
  ])
  return { file, versions: history, sourceName: source[0]?.name ?? null, image: image[0] ?? null, audio: audio[0] ?? null, video: video[0] ?? null }
}

/** Everything that the readers of embedded metadata said of the file's current content. */
export async function findRawMetadata(db: Queryable, actor: Actor, fileId: string): Promise<Record<string, unknown>> {
  const file = await requireFile(db, actor, fileId)
  const [row] = await db.select({ raw: metadata.raw }).from(metadata).where(eq(metadata.sha256, file.sha256))
  return row?.raw ?? {}
}
