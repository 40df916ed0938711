import { describe, expect, it } from 'vitest'
import { hearSamples, interleaved, noise, sampled, type HeldSound } from '../../../test/support/hear-samples.ts'
import { spectrum, type SoundSpectrum } from './spectrum.ts'

const hear = (sound: HeldSound): Promise<SoundSpectrum> => hearSamples(spectrum, sound) as Promise<SoundSpectrum>
const tone = (hertz: number, seconds = 2, rate = 44_100): Float32Array => sampled(rate, seconds, (t) => 0.5 * Math.sin(2 * Math.PI * hertz * t))
const white = (seconds: number, rate = 44_100): Float32Array => sampled(rate, seconds, noise())
/** Level of the band around a frequency in a column. */
const levelAt = ({ columns, bands, highest, levels }: SoundSpectrum['spectrogram'], column: number, hertz: number): number => {
  const mel = (f: number): number => 2595 * Math.log10(1 + f / 700)
  expect(column).toBeLessThan(columns)
  return Buffer.from(levels, 'base64')[column * bands + Math.floor((mel(hertz) / mel(highest)) * bands)]!
}
/** Noise that ends at a frequency as if it were cut off: every tone of 40 Hz distance up to there, of any phase. */
const endingAt = (hertz: number, seconds = 1.5): Float32Array => {
  const phase = noise(5)
  const tones = Array.from({ length: Math.floor(hertz / 40) }, (_, i) => ({ f: 40 * (i + 1), p: Math.PI * phase() }))
  return sampled(44_100, seconds, (t) => tones.reduce((sum, { f, p }) => sum + Math.sin(2 * Math.PI * f * t + p), 0) * 0.002)
}

describe('spectrum', () => {
  it('shows a tone in its band, at its loudness', async () => {
    const { spectrogram, mean } = await hear({ rate: 44_100, samples: tone(1000) })
    expect(levelAt(spectrogram, 10, 1000)).toBeGreaterThan(255 * (1 - 8 / 100))
    expect(levelAt(spectrogram, 10, 6000)).toBeLessThan(40)
    expect(mean!.centroid).toBeGreaterThan(950)
    expect(mean!.centroid).toBeLessThan(1100)
    expect(mean!.flatness).toBeLessThan(0.01)
  })

  it('tells the timbre of noise: half of all is below the middle', async () => {
    const { mean, cutoff } = await hear({ rate: 44_100, samples: white(3) })
    expect(mean!.centroid / 22_050).toBeCloseTo(0.5, 1)
    expect(mean!.rolloff / 22_050).toBeCloseTo(0.85, 1)
    expect(mean!.bandwidth / 22_050).toBeCloseTo(1 / Math.sqrt(12), 1)
    expect(mean!.flatness).toBeCloseTo(0.56, 1) // that of a periodogram of white noise: e to the minus Euler's constant
    expect(cutoff).toEqual({ hertz: 22_050, wall: false })
  })

  it('follows what changes, and is null where it is silent', async () => {
    const { timbre } = await hear({ rate: 22_050, samples: sampled(22_050, 3, (t) => (t < 1 ? 0 : 0.5 * Math.sin(2 * Math.PI * (t < 2 ? 500 : 3000) * t))) })
    const at = (t: number) => timbre.values[Math.floor(t / timbre.step)] ?? null
    expect(at(0.5)).toBeNull()
    expect(Math.round(at(1.5)!.centroid / 100)).toBe(5)
    expect(Math.round(at(2.5)!.centroid / 100)).toBe(30)
  })

  it('keeps its size, however long the sound is', async () => {
    const { spectrogram, timbre } = await hear({ rate: 800, samples: sampled(800, 900, (t) => (t < 450 ? 0.5 : 0.001) * Math.sin(2 * Math.PI * 100 * t)) })
    expect(spectrogram.columns).toBeGreaterThanOrEqual(300)
    expect(spectrogram.columns).toBeLessThanOrEqual(600)
    expect(spectrogram.columns * spectrogram.step).toBeCloseTo(900, -1)
    expect(timbre.values.length).toBeLessThanOrEqual(300)
    expect(levelAt(spectrogram, 5, 100)).toBeGreaterThan(levelAt(spectrogram, spectrogram.columns - 5, 100) + 100)
  })

  it('hears channels apart: what cancels out when they are mixed is there', async () => {
    const { mean } = await hear({ rate: 44_100, channels: 2, samples: interleaved(tone(1000), tone(1000).map((value) => -value)) })
    expect(mean!.centroid).toBeGreaterThan(900)
  })

  it('says that a lossless sound with a wall was lossy before', async () => {
    const { cutoff, reason } = await hear({ rate: 44_100, samples: endingAt(16_000) })
    expect(cutoff!.wall).toBe(true)
    expect(Math.abs(cutoff!.hertz - 16_000)).toBeLessThan(500)
    expect(reason).toBe('analysis.sound-quality.upscaled')
  })

  it('does not say so of a lossy one, of one without a wall, and of a tone', async () => {
    expect((await hear({ rate: 44_100, samples: endingAt(16_000), source: { codec: 'mp3', bits: undefined } })).reason).toBeNull()
    const fading = noise(9)
    let slow = 0
    expect((await hear({ rate: 44_100, samples: sampled(44_100, 2, () => (slow += 0.2 * (fading() - slow))) })).reason).toBeNull()
    expect((await hear({ rate: 44_100, samples: tone(6000) })).reason).toBeNull()
  })

  it('has an answer for silence and for nothing', async () => {
    expect(await hear({ rate: 44_100, samples: new Float32Array(44_100) })).toMatchObject({ mean: null, cutoff: null, reason: null })
    expect(await hear({ rate: 44_100, samples: new Float32Array() })).toMatchObject({ spectrogram: { columns: 0 }, timbre: { values: [] }, mean: null })
  })
})
