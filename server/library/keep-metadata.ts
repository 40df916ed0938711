import type { Transaction } from '../platform/database.ts'
import { audioMetadata, imageMetadata, metadata, videoMetadata } from './metadata-schema.ts'

type Facts<Table extends { $inferInsert: object }> = Omit<Table['$inferInsert'], 'sha256'>

/** What a content says of itself: the columns of its kind and everything that its readers gave. */
export interface EmbeddedMetadata {
  revision: number
  raw: Record<string, unknown>
  image?: Facts<typeof imageMetadata>
  audio?: Facts<typeof audioMetadata>
  video?: Facts<typeof videoMetadata>
}

/** Keeps the embedded metadata of a content; what was kept of it before is replaced. */
export async function keepMetadata(tx: Transaction, sha256: string, { revision, raw, image, audio, video }: EmbeddedMetadata): Promise<void> {
  await tx.insert(metadata).values({ sha256, raw, revision }).onConflictDoUpdate({ target: metadata.sha256, set: { raw, revision, readAt: new Date() } })
  if (image) await tx.insert(imageMetadata).values({ sha256, ...image }).onConflictDoUpdate({ target: imageMetadata.sha256, set: { sha256, ...image } })
  if (audio) await tx.insert(audioMetadata).values({ sha256, ...audio }).onConflictDoUpdate({ target: audioMetadata.sha256, set: { sha256, ...audio } })
  if (video) await tx.insert(videoMetadata).values({ sha256, ...video }).onConflictDoUpdate({ target: videoMetadata.sha256, set: { sha256, ...video } })
}
