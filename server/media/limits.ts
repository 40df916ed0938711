import { z } from 'zod'
import { MediaRefusal } from './media-refusal.ts'

/** What is taken in at most; looked at in headers, before anything is decoded. */
export const MediaLimits = z.object({
  /** Bytes of one file. */
  maxFileBytes: z.number().int().positive(),
  /** Pixels of one picture or video frame. */
  maxPixels: z.number().int().positive(),
  /** Pages or frames of one picture. */
  maxFrames: z.number().int().positive(),
  /** Seconds of one sound or video. */
  maxDurationSeconds: z.number().positive(),
  /** Streams in one sound or video. */
  maxTracks: z.number().int().positive(),
})
export type MediaLimits = z.infer<typeof MediaLimits>

/** Generous for a home: 300 megapixels is three times the largest phone camera, 24 hours is a long concert. */
export const defaultMediaLimits: MediaLimits = { maxFileBytes: 64 * 1024 ** 3, maxPixels: 300_000_000, maxFrames: 10_000, maxDurationSeconds: 24 * 3600, maxTracks: 64 }

/** Refuses a picture whose header claims more pixels or frames than allowed; width and height in pixels. */
export function checkPixels(limits: MediaLimits, { width, height, frames = 1 }: { width: number; height: number; frames?: number }): void {
  if (width * height > limits.maxPixels) {
    throw new MediaRefusal('media.too-many-pixels', { width, height, megapixels: Math.round(limits.maxPixels / 1e6) }, { code: 'too-large' })
  }
  if (frames > limits.maxFrames) throw new MediaRefusal('media.too-many-frames', { frames, allowed: limits.maxFrames }, { code: 'too-large' })
}

/** Refuses sound or video that is longer or holds more streams than allowed. */
export function checkPlayTime(limits: MediaLimits, { seconds, tracks }: { seconds: number; tracks: number }): void {
  if (seconds > limits.maxDurationSeconds) throw new MediaRefusal('media.too-long', { hours: Math.round(seconds / 360) / 10, allowed: Math.round(limits.maxDurationSeconds / 360) / 10 }, { code: 'too-large' })
  if (tracks > limits.maxTracks) throw new MediaRefusal('media.too-many-tracks', { tracks, allowed: limits.maxTracks }, { code: 'too-large' })
}

/** Refuses a file of more bytes than allowed, and one of none. */
export function checkFileSize(limits: MediaLimits, bytes: number): void {
  if (bytes === 0) throw new MediaRefusal('media.empty')
  if (bytes > limits.maxFileBytes) throw new MediaRefusal('media.too-many-bytes', { size: Math.round(bytes / 1e6), allowed: Math.round(limits.maxFileBytes / 1e6) }, { code: 'too-large' })
}
