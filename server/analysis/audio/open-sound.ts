import { canFingerprint, checkPlayTime, decodeSound, MediaRefusal, probeStreams, type MediaLimits, type ProbedStream, type SampleListener } from '../../media/index.ts'
import { MUSIC_RATE, VOICE_RATE, type Hearing, type Measure, type SoundEnd, type SoundSource } from './sound.ts'

/** One who hears a whole sound at one rate. */
export interface Ear { hearing: Hearing; take(samples: Float32Array): void | Promise<void> }

/** A sound that can be heard once. */
export interface OpenedSound {
  promisedSeconds: number
  source: SoundSource
  /** Rate and channels that an ear of this hearing gets. */
  formatOf(hearing: Hearing): { rate: number; channels: number }
  /** Decodes it from beginning to end. @throws AppError, and whatever an ear throws */
  hear(ears: readonly Ear[], measures: readonly Measure[]): Promise<SoundEnd>
}

const MOST_CHANNELS = 8
/** What a header claims beyond these is not taken at its word: memory goes with the rate. */
const LEAST_RATE = 1000, MOST_RATE = 192_000
/** Decoding stops for whoever hears slowly: this bounds a sound that hangs, not one that takes long. */
const TIMEOUT_MS = 20 * 3600_000
const CUT_SHORT = 0.9

/**
 * Opens the sound of a file that is heard first; undefined for a video without one.
 * @throws MediaRefusal where nothing can be read, or it is longer than allowed
 */
export async function openSound(path: string, { limits, signal }: { limits: MediaLimits; signal: AbortSignal }): Promise<OpenedSound | undefined> {
  const { audio, seconds, streams, format } = await probeStreams(path, { signal })
  if (!audio) return undefined
  checkPlayTime(limits, { seconds, tracks: streams.length })
  const source = sourceOf({ ...audio, bit_rate: audio.bit_rate ?? (streams.length === 1 ? format.bit_rate : undefined) })
  const formatOf = (hearing: Hearing): { rate: number; channels: number } => ({ voice: { rate: VOICE_RATE, channels: 1 }, music: { rate: MUSIC_RATE, channels: 1 }, whole: { rate: Math.max(LEAST_RATE, Math.min(MOST_RATE, source.rate)), channels: Math.min(MOST_CHANNELS, source.channels) } })[hearing]
  return {
    promisedSeconds: seconds, source, formatOf,
    async hear(ears, measures) {
      const listeners = ears.map(({ hearing, take }): SampleListener => ({ ...formatOf(hearing), take }))
      const heard = await decodeSound(path, { streamIndex: audio.index, listeners, withLoudness: measures.includes('loudness'), withFingerprint: measures.includes('fingerprint') && await canFingerprint(), timeoutMs: TIMEOUT_MS, signal })
      if (heard.seconds === 0 && heard.complaints !== '') throw new MediaRefusal('media.unreadable', {}, { cause: new Error(heard.complaints) })
      return { seconds: heard.seconds, loudness: heard.loudness, fingerprint: heard.fingerprint, damaged: heard.complaints !== '' || heard.seconds < seconds * CUT_SHORT - 0.5 }
    },
  }
}

/** Codecs that keep every sample: only theirs have bits that can be told. */
const isLossless = (codec: string): boolean => /^(pcm_|flac|alac|ape|wavpack|tta|truehd|mlp|wmalossless)/.test(codec)

const sourceOf = ({ codec_name: codec, sample_rate: rate, channels, bits_per_raw_sample: raw, bits_per_sample: bits, bit_rate: bitRate }: ProbedStream): SoundSource =>
  ({ codec, rate: rate ?? 44_100, channels: Math.max(1, channels ?? 2), bits: isLossless(codec) ? (raw || bits || undefined) : undefined, bitRate: bitRate ?? 0 })
