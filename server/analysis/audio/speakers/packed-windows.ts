import { z } from 'zod'
import { packVector, unpackVector } from '../../packed-vector.ts'
import { VOICE_NUMBERS, type VoiceWindow } from './voice-window.ts'

/** Windows as a result keeps them, so that a person can set the number of speakers without the sound: 43 letters a window. */
export const PackedWindows = z.object({
  /** Beginning and end of each, seconds: float32, little endian, base64. */
  times: z.base64().max(120_000),
  /** VOICE_NUMBERS whole numbers of -127 to 127 each, base64; times `scale` they are the vectors. */
  vectors: z.base64().max(330_000),
  scale: z.number().nonnegative(),
})
export type PackedWindows = z.infer<typeof PackedWindows>

export function packWindows(windows: readonly VoiceWindow[]): PackedWindows {
  const scale = windows.reduce((most, { vector }) => vector.reduce((top, value) => Math.max(top, Math.abs(value)), most), 0) / 127
  const bytes = new Int8Array(windows.length * VOICE_NUMBERS)
  for (const [i, { vector }] of windows.entries()) bytes.set(vector.map((value) => Math.round(value / (scale || 1))), i * VOICE_NUMBERS)
  return { times: packVector(Float32Array.from(windows.flatMap(({ start, end }) => [start, end]))), vectors: Buffer.from(bytes.buffer).toString('base64'), scale }
}

/** The windows again; none where the two parts do not belong together. */
export function unpackWindows({ times, vectors, scale }: PackedWindows): VoiceWindow[] {
  const edges = unpackVector(times) ?? new Float32Array(0)
  const numbers = new Int8Array(Buffer.from(vectors, 'base64'))
  if (numbers.length !== (edges.length / 2) * VOICE_NUMBERS) return []
  return Array.from({ length: edges.length / 2 }, (_, i) => ({
    start: edges[2 * i]!, end: edges[2 * i + 1]!, vector: Float32Array.from(numbers.subarray(i * VOICE_NUMBERS, (i + 1) * VOICE_NUMBERS), (value) => value * scale),
  }))
}
