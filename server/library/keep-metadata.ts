import type { Transaction } from '../platform/database.ts'
import { incoming } from '../platform/incoming.ts'
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
  // sent together, in one write: a picture's way into the library is a chain of small statements
  await Promise.all([
    tx.insert(metadata).values({ sha256, raw, revision, readAt: new Date() }).onConflictDoUpdate({ target: metadata.sha256, set: replace.metadata }),
    image && tx.insert(imageMetadata).values({ sha256, ...image }).onConflictDoUpdate({ target: imageMetadata.sha256, set: replace.image }),
    audio && tx.insert(audioMetadata).values({ sha256, ...audio }).onConflictDoUpdate({ target: audioMetadata.sha256, set: replace.audio }),
    video && tx.insert(videoMetadata).values({ sha256, ...video }).onConflictDoUpdate({ target: videoMetadata.sha256, set: replace.video }),
  ])
}

const replace = { metadata: incoming(metadata), image: incoming(imageMetadata), audio: incoming(audioMetadata), video: incoming(videoMetadata) }
