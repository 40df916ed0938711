import { describe, expect, it } from 'vitest'
import { evaluateTempo } from '../../../bench/evaluation/evaluate-tempo.ts'
import { hearSamples, noise, sampled } from '../../../test/support/hear-samples.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'
import { MEL_BANDS } from './music/music-frames.ts'
import { MUSIC_RATE } from './sound.ts'
import { SoundTempo, tempo } from './tempo.ts'
import { onsetEnvelope } from './music/onset-envelope.ts'

const media = sharedMedia()
const hear = async (samples: Float32Array): Promise<SoundTempo> => SoundTempo.parse(await hearSamples(tempo, { rate: MUSIC_RATE, samples }))
/** Clicks of 10 ms, the first one half a beat in. */
const clicks = (bpm: number, seconds: number): Float32Array => sampled(MUSIC_RATE, seconds, (t) => {
  const since = (t + 30 / bpm) % (60 / bpm)
  return since < 0.01 ? 0.8 * Math.sin(2 * Math.PI * 1500 * since) : 0
})

describe('audio.tempo', () => {
  it.each([60, 84, 97, 128, 150])('counts clicks, %i a minute, and says where they are', async (bpm) => {
    const heard = await hear(clicks(bpm, 15))
    expect(Math.abs(heard.bpm! / bpm - 1)).toBeLessThan(0.005)
    expect(heard.confidence).toBeGreaterThan(0.7)
    expect(heard.beats.length).toBeGreaterThanOrEqual((15 * bpm) / 60 - 2)
    for (const beat of heard.beats) expect(Math.abs(((beat * bpm) / 60 - 0.5) - Math.round((beat * bpm) / 60 - 0.5)) * (60 / bpm)).toBeLessThan(0.025)
  })

  it('names twice and half as fast beside', async () => {
    expect((await hear(clicks(90, 15))).alternatives.map(Math.round)).toEqual([180, 45])
  })

  it('finds the speed of a drone by what it repeats', async () => {
    // eight beats of 96 a minute last five seconds: two tones that swell, and nothing that begins
    const heard = await hear(sampled(MUSIC_RATE, 20, (t) => 0.2 * Math.sin(2 * Math.PI * 110 * t) * (1.2 + Math.sin((2 * Math.PI * t) / 5)) + 0.1 * Math.sin(2 * Math.PI * 330 * t) * (1.2 + Math.cos((2 * Math.PI * t) / 5) ** 3)))
    expect(Math.abs(heard.bpm! / 96 - 1)).toBeLessThan(0.01)
  })

  it.each([
    ['silence', sampled(MUSIC_RATE, 10, () => 0)],
    ['one tone', sampled(MUSIC_RATE, 10, (t) => 0.3 * Math.sin(2 * Math.PI * 440 * t))],
    ['noise', sampled(MUSIC_RATE, 40, noise())],
    ['less than two seconds', clicks(120, 1.5)],
    ['nothing at all', new Float32Array()],
  ])('hears no pulse in %s', async (_, samples) => {
    expect(await hear(samples)).toEqual({ bpm: null, confidence: 0, alternatives: [], beats: [] })
  })

  it('listens to as many frames as it may, in memory that grows with them', () => {
    const envelope = onsetEnvelope(10_000)
    const mel = new Float32Array(MEL_BANDS)
    for (let i = 0; i < 20_000; i++) envelope.add(mel.fill(i % 20 === 0 ? 0 : -60))
    const onsets = envelope.finish()
    expect(onsets).toHaveLength(10_000)
    expect(onsets[9981]).toBe(60)
    expect(onsets.reduce((sum, value) => sum + value, 0)).toBe(499 * 60)
  })
})

describe.skipIf(!media)(`tempo of the developers' sounds${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('is right within 4 % for at least 80 %, or twice or half of it for 95 %', async () => {
    const scores = await evaluateTempo(createInference(), media!)
    const share = (right: readonly boolean[]): number => right.filter(Boolean).length / right.length
    expect(scores.length).toBeGreaterThanOrEqual(9)
    expect(share(scores.map(({ right }) => right))).toBeGreaterThanOrEqual(0.8)
    expect(share(scores.map(({ octave }) => octave))).toBeGreaterThanOrEqual(0.95)
  })
})
