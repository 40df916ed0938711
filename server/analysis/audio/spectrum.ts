import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { bandwidthOf } from './spectra/bandwidth.ts'
import { hearSpectra } from './spectra/hear-spectra.ts'
import { isUpscaled } from './spectra/is-upscaled.ts'
import { meanSpectrum } from './spectra/mean-spectrum.ts'
import { BANDS, LOWEST_DB, spectrogram } from './spectrum/spectrogram.ts'
import { timbreOverTime } from './spectrum/timbre-over-time.ts'

const Timbre = z.object({
  /** Hz. */
  centroid: z.number(), bandwidth: z.number(), rolloff: z.number(),
  /** 0 for a tone, towards 1 for white noise. */
  flatness: z.number(),
})

/** What a sound is made of. */
export const SoundSpectrum = z.object({
  /** Levels of 96 bands on the mel scale from 0 Hz to `highest`, over time: base64 of uint8[columns × 96], column after column, the lowest band first; 0 = `floor` dB, 255 = a tone of full loudness. */
  spectrogram: z.object({ columns: z.number().int().max(600), bands: z.literal(BANDS), step: z.number().positive(), highest: z.number(), floor: z.literal(LOWEST_DB), levels: z.base64().max(80_000) }),
  /** Its timbre over time: seconds a value; null where it is silent. */
  timbre: z.object({ step: z.number().positive(), values: z.array(Timbre.nullable()).max(300) }),
  /** Over all that is not silent; null for silence. */
  mean: Timbre.nullable(),
  /** Hz above which there is nothing to hear, and whether it ends there in a wall; null for silence. */
  cutoff: z.object({ hertz: z.number(), wall: z.boolean() }).nullable(),
  /** Message key: what the cut-off betrays. */
  reason: z.literal('analysis.sound-quality.upscaled').nullable(),
})
export type SoundSpectrum = z.infer<typeof SoundSpectrum>

/** Spectrum: what frequencies a sound has over time, its timbre, and where it ends. */
export const spectrum = defineAnalyzer<SoundSpectrum>({
  name: 'audio.spectrum',
  title: 'analysis.sound-spectrum',
  revision: 1,
  kinds: ['audio', 'video'],
  models: [],
  output: SoundSpectrum,
  needs: 'sound',
  hears: 'whole',
  async listen(sound) {
    const spectra = await hearSpectra(sound)
    const { binHz, bins, hop } = spectra
    const [picture, timbre, mean] = [spectrogram(binHz, bins), timbreOverTime(binHz, bins), meanSpectrum(bins)]
    const hear = (power: Float32Array): void => {
      picture.add(power)
      timbre.add(power)
      mean.add(power)
    }
    return {
      take: () => spectra.each(hear),
      finish() {
        spectra.each(hear)
        const { columns, steps, highest, levels } = picture.finish()
        const over = timbre.finish()
        const cutoff = bandwidthOf(mean.finish(), binHz)
        return {
          spectrogram: { columns, bands: BANDS, step: steps * hop, highest: Math.round(highest), floor: LOWEST_DB, levels: Buffer.from(levels).toString('base64') },
          timbre: { step: over.steps * hop, values: over.values },
          mean: over.mean,
          cutoff: cutoff ? { hertz: Math.round(cutoff.hertz), wall: cutoff.wall } : null,
          reason: isUpscaled(sound.source, cutoff) ? 'analysis.sound-quality.upscaled' : null,
        }
      },
    }
  },
})
