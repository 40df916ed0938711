import type { SoundSource } from '../sound.ts'

/** How much further than MP3 a coder gets with the same bits. */
const BETTER: Readonly<Record<string, number>> = { opus: 2, aac: 1.3, vorbis: 1.3 }

/** Thousand bits a second and channel of a lossy sound, as many as MP3 would need of them; undefined where nothing tells, and for a lossless one. */
export const kilobitsOf = ({ codec, bits, bitRate, channels }: SoundSource): number | undefined =>
  bits === undefined && bitRate > 0 ? (bitRate / 1000 / channels) * (BETTER[codec] ?? 1) : undefined
