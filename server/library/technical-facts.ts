import { inArray } from 'drizzle-orm'
import type { Queryable } from '../platform/database.ts'
import { audioMetadata, videoMetadata } from './metadata-schema.ts'

/** How a content is encoded, as far as it is known. */
export interface TechnicalFacts {
  container?: string | null
  videoCodec?: string | null
  audioCodec?: string | null
  /** Hertz. */
  sampleRate?: number | null
  channels?: number | null
  /** Bits a second. */
  bitrate?: number | null
}

/** How these sounds and videos are encoded; whether somebody may know is the caller's to ask. */
export async function technicalFacts(db: Queryable, sha256s: readonly string[]): Promise<Map<string, TechnicalFacts>> {
  if (sha256s.length === 0) return new Map()
  const [sounds, videos] = await Promise.all([
    db.select({ sha256: audioMetadata.sha256, audioCodec: audioMetadata.codec, sampleRate: audioMetadata.sampleRate, channels: audioMetadata.channels, bitrate: audioMetadata.bitrate }).from(audioMetadata).where(inArray(audioMetadata.sha256, [...sha256s])),
    db.select({ sha256: videoMetadata.sha256, container: videoMetadata.container, videoCodec: videoMetadata.videoCodec, audioCodec: videoMetadata.audioCodec, bitrate: videoMetadata.bitrate }).from(videoMetadata).where(inArray(videoMetadata.sha256, [...sha256s])),
  ])
  return new Map([...sounds, ...videos].map(({ sha256, ...facts }) => [sha256, facts]))
}
