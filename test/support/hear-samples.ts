import type { Analyzer, Model } from '../../server/analysis/index.ts'
import { hearSound, type SoundAnalyzer } from '../../server/analysis/audio/hear-sound.ts'
import type { OpenedSound } from '../../server/analysis/audio/open-sound.ts'
import type { SoundEnd, SoundSource } from '../../server/analysis/audio/sound.ts'
import { noModel } from '../../server/analysis/models-for-analyzers.ts'

/** A sound that lies in memory: float32[frames × channels]. */
export interface HeldSound { rate: number; channels?: number; samples: Float32Array; source?: Partial<SoundSource>; end?: Partial<SoundEnd>; /** The one that the analyzer is to use. */ model?: Model }

/** What an analyzer has to say of a held sound, by the product's own way of hearing; it throws what the analyzer throws. */
export async function hearSamples(analyzer: Analyzer, { rate, channels = 1, samples, source, end, model = noModel }: HeldSound): Promise<unknown> {
  const seconds = samples.length / channels / rate
  const block = Math.max(1, Math.floor(rate / 2)) * channels
  const opened: OpenedSound = {
    promisedSeconds: seconds, source: { codec: 'flac', rate, channels, bits: 16, bitRate: 0, ...source }, formatOf: () => ({ rate, channels }),
    async hear(ears) {
      for (let at = 0; at < samples.length; at += block) for (const ear of ears) await ear.take(samples.slice(at, at + block))
      return { seconds, damaged: false, loudness: undefined, ...end }
    },
  }
  const { signal } = new AbortController()
  const [settled] = await hearSound([{ analyzer: analyzer as SoundAnalyzer, context: { model, signal } }], opened, signal)
  if (!settled || 'error' in settled) throw settled?.error
  return analyzer.output.parse(settled.output)
}

/** float32[seconds × rate]: the sample at each second. */
export const sampled = (rate: number, seconds: number, at: (t: number, i: number) => number): Float32Array => Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => at(i / rate, i))

/** Channels side by side. */
export const interleaved = (...channels: readonly Float32Array[]): Float32Array => Float32Array.from({ length: channels.length * channels[0]!.length }, (_, i) => channels[i % channels.length]![Math.floor(i / channels.length)]!)

/** White noise from -1 to 1, the same each time. */
export function noise(seed = 1): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  }
}
