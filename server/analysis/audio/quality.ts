import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { bitDepth } from './quality/bit-depth.ts'
import { channelFacts } from './quality/channel-facts.ts'
import { clipping } from './quality/clipping.ts'
import { dropouts } from './quality/dropouts.ts'
import { frameLevels } from './quality/frame-levels.ts'
import { hum } from './quality/hum.ts'
import { namedSoundFaults, soundFaultsOf, soundScoreOf, type SoundMeasures } from './quality/judge.ts'
import { kilobitsOf } from './quality/kilobits.ts'
import type { Sound } from './sound.ts'
import { bandwidthOf } from './spectra/bandwidth.ts'
import { hearSpectra } from './spectra/hear-spectra.ts'
import { isUpscaled } from './spectra/is-upscaled.ts'
import { meanSpectrum } from './spectra/mean-spectrum.ts'

/** How good a sound is as a recording: 0 to 100, what speaks against it worst first, and the numbers behind it. */
export const SoundQuality = z.object({
  score: z.number().int().min(0).max(100),
  /** Message keys: 'analysis.sound-quality.clipped' … */
  reasons: z.array(z.string()),
  /** How the channels stand to each other; 'identical' is one channel stored twice. */
  channels: z.enum(['mono', 'stereo', 'identical', 'inverted', 'dead', 'many']),
  measures: z.record(z.string(), z.number()),
})
export type SoundQuality = z.infer<typeof SoundQuality>

/** Quality: clipping, noise, hum, silence, dropouts, offset, channels, bits and bandwidth, by measures of ours. */
export const quality = defineAnalyzer<SoundQuality>({
  name: 'audio.quality',
  title: 'analysis.sound-quality',
  revision: 1,
  kinds: ['audio', 'video'],
  models: [],
  output: SoundQuality,
  needs: 'sound',
  hears: 'whole',
  async listen(sound) {
    const spectra = await hearSpectra(sound)
    const wave = hearWave(sound)
    const [levels, mean] = [frameLevels(spectra.binHz, spectra.bins), meanSpectrum(spectra.bins)]
    const hear = (power: Float32Array): void => {
      levels.add(power)
      mean.add(power)
    }
    return {
      take(samples) {
        spectra.each(hear)
        wave.take(samples)
      },
      finish({ seconds }) {
        spectra.each(hear)
        const bandwidth = bandwidthOf(mean.finish(), spectra.binHz)
        const measures = { seconds, ...wave.finish(), levels: levels.finish(), bandwidth, upscaled: isUpscaled(sound.source, bandwidth), kilobits: kilobitsOf(sound.source) }
        const faults = soundFaultsOf(measures)
        return { score: soundScoreOf(faults), reasons: namedSoundFaults(faults).map((reason) => `analysis.sound-quality.${reason}`), channels: measures.channels.state, measures: flat(measures) }
      },
    }
  },
})

/** What is measured of the samples themselves. */
function hearWave({ rate, channels, source }: Sound) {
  const tops = Array.from({ length: channels }, () => clipping(rate))
  const [holes, facts, bits, mains] = [dropouts(rate), channelFacts(channels), source.bits === undefined ? undefined : bitDepth(), hum(rate)]
  return {
    take(samples: Float32Array): void {
      tops.forEach((top, channel) => top.take(samples, channel, channels))
      holes.take(samples, channels)
      facts.take(samples)
      bits?.take(samples)
      mains.take(samples, channels)
    },
    finish: () => ({ clipped: Math.max(...tops.map((top) => top.finish())), dropouts: holes.finish(), channels: facts.finish(), bits: bits?.finish(), hum: mains.finish() }),
  }
}

function flat({ levels, bandwidth, hum: mains, clipped, dropouts: holes, channels, bits, kilobits }: SoundMeasures): Record<string, number> {
  const heard = levels ? { signal: levels.signal, floor: levels.floor, snr: levels.snr, spread: levels.spread, noiselike: levels.noiselike, silence: levels.silence } : { silence: 1 }
  const all = { ...heard, ...(bandwidth && { bandwidth: bandwidth.hertz }), ...(mains && { mains: mains.mains, hum: mains.level }), clipped, dropouts: holes, offset: channels.offset, ...(bits && { bits }), ...(kilobits !== undefined && { kilobits }) }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]))
}
