import { describe, expect, it } from 'vitest'
import { evaluateKey, mirexWeight } from '../../../bench/evaluation/evaluate-key.ts'
import { hearSamples, noise, sampled } from '../../../test/support/hear-samples.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'
import { key, SoundKey } from './key.ts'
import { camelotOf, modes, tonics, type Mode } from './key/find-key.ts'
import { MUSIC_RATE } from './sound.ts'

const media = sharedMedia()
const hear = async (samples: Float32Array): Promise<SoundKey> => SoundKey.parse(await hearSamples(key, { rate: MUSIC_RATE, samples }))

const triads = { major: [0, 4, 7], minor: [0, 3, 7] }
/** Steps of the cadence I IV V I and their chords: the dominant is major in minor, too. */
const cadences: Record<Mode, readonly (readonly [number, Mode])[]> = { major: [[0, 'major'], [5, 'major'], [7, 'major'], [0, 'major']], minor: [[0, 'minor'], [5, 'minor'], [7, 'major'], [0, 'minor']] }

/** A cadence of plucked chords, one a second, with five partials each. */
function cadence(tonic: number, mode: Mode, cents = 0): Float32Array {
  const voices = cadences[mode].map(([step, triad]) => triads[triad].map((third) => 261.63 * 2 ** (((tonic + step + third) % 12) / 12 + cents / 1200)))
  return sampled(MUSIC_RATE, 4, (t) => voices[Math.min(3, Math.floor(t))]!.reduce((sum, hertz) => sum + [1, 2, 3, 4, 5].reduce((tone, partial) => tone + (0.06 / partial) * Math.sin(2 * Math.PI * hertz * partial * t), 0), 0) * Math.exp(-2 * (t % 1)))
}

/** A tone with harmonics that rises by an octave a second, again and again. */
const glide = sampled(MUSIC_RATE, 5, (t) => [1, 2, 3, 4, 5].reduce((sum, partial) => sum + (0.1 / partial) * Math.sin((2 * Math.PI * 150 * partial * (2 ** (t % 1) + Math.floor(t))) / Math.LN2), 0))

describe('audio.key', () => {
  it.each([[0, 'as tuned to 440 Hz'], [35, 'tuned 35 cents higher'], [-45, 'tuned 45 cents lower']])('knows all 24 keys by made chords, %i cents: %s', async (cents) => {
    for (const mode of modes) {
      for (const [steps, tonic] of tonics.entries()) {
        const heard = await hear(cadence(steps, mode, cents))
        expect(heard.key, `${tonic} ${mode}`).toMatchObject({ tonic, mode })
        expect(Math.abs(heard.tuning - cents)).toBeLessThanOrEqual(4)
      }
    }
  })

  it('says how sure it is, and what it may be else', async () => {
    const heard = await hear(cadence(0, 'major'))
    expect(heard.confidence).toBeGreaterThan(0.5)
    expect(heard.alternatives).toHaveLength(2)
    expect(heard.pitchClasses.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2)
    expect(heard.pitchClasses[0]).toBeGreaterThan(0.15)
  })

  it.each([
    ['silence', sampled(MUSIC_RATE, 3, () => 0)],
    ['noise', sampled(MUSIC_RATE, 5, noise())],
    ['a voice that glides', glide],
    ['nothing at all', new Float32Array()],
  ])('hears no key in %s', async (_, samples) => {
    expect(await hear(samples)).toMatchObject({ key: null, confidence: 0, alternatives: [] })
  })
})

describe('camelotOf', () => {
  it('puts keys on the wheel: a fifth up is one more, the relative minor has the same number', () => {
    expect(tonics.map((tonic) => camelotOf({ tonic, mode: 'major' }))).toEqual(['8B', '3B', '10B', '5B', '12B', '7B', '2B', '9B', '4B', '11B', '6B', '1B'])
    expect(camelotOf({ tonic: 'A', mode: 'minor' })).toBe('8A')
    expect(camelotOf({ tonic: 'F', mode: 'minor' })).toBe('4A')
  })
})

describe('mirexWeight', () => {
  it('gives a fifth off half, the relative key 0.3, the parallel one 0.2', () => {
    const known = { tonic: 'C', mode: 'major' } as const
    const weights = ([['C', 'major'], ['G', 'major'], ['F', 'major'], ['A', 'minor'], ['C', 'minor'], ['E', 'minor'], ['D', 'major']] as const).map(([tonic, mode]) => mirexWeight(known, { tonic, mode }))
    expect(weights).toEqual([1, 0.5, 0.5, 0.3, 0.2, 0, 0])
    expect(mirexWeight({ tonic: 'A', mode: 'minor' }, known)).toBe(0.3)
    expect(mirexWeight({ tonic: 'C', mode: undefined }, { tonic: 'C', mode: 'minor' })).toBe(1)
  })
})

describe.skipIf(!media)(`keys of the developers' sounds${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('are right for at least 80 %', async () => {
    const scores = await evaluateKey(createInference(), media!)
    expect(scores.length).toBeGreaterThanOrEqual(5)
    expect(scores.filter(({ weight }) => weight === 1).length / scores.length).toBeGreaterThanOrEqual(0.8)
  })
})
