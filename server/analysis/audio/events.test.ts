import { describe, expect, it } from 'vitest'
import { evaluateEvents } from '../../../bench/evaluation/evaluate-events.ts'
import { hearSamples, sampled } from '../../../test/support/hear-samples.ts'
import { soundsWithClass } from '../../../bench/evaluation/music-of-manifest.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { sharedModels } from '../../../test/support/shared-models.ts'
import { createInference, tensor } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { events, SoundEvents } from './events.ts'
import { gatherEvents } from './events/gather-events.ts'
import { VOICE_RATE } from './sound.ts'

const LAUGHTER = 13, DOG = 69, MUSIC = 132, SILENCE = 494
const WINDOW = 15_600
const [media, mirror] = [sharedMedia(), sharedModels()]

/** As if the network heard in each window what its loudest sample asks for: 0.1 speech, 0.2 laughter, 0.3 music, 0.5 its own silence. */
function network(): { model: Model; windows: () => number } {
  let windows = 0
  const scoresOf = (loudest: number): Float32Array => {
    const scores = new Float32Array(521)
    scores[({ 1: 0, 2: LAUGHTER, 3: MUSIC, 5: SILENCE } as Record<number, number>)[Math.round(loudest * 10)] ?? DOG] = 0.9
    return scores
  }
  const model: Model = {
    id: 'yamnet', data: async () => new Uint8Array(), labels: async () => Array.from({ length: 521 }, (_, i) => ({ 0: 'Speech', [LAUGHTER]: 'Laughter', [MUSIC]: 'Music' })[i] ?? `class ${i}`),
    network: () => ({
      async run({ waveform }) {
        const [count = 0, length] = waveform!.dims
        expect(length).toBe(WINDOW)
        windows += count
        const rows = Array.from({ length: count }, (_, i) => scoresOf(Math.max(...(waveform!.data as Float32Array).subarray(i * WINDOW, (i + 1) * WINDOW))))
        return { scores: tensor(Float32Array.from(rows.flatMap((row) => [...row])), [count, 521]) }
      },
    }),
  }
  return { model, windows: () => windows }
}
const hear = async (samples: Float32Array, model = network().model): Promise<SoundEvents> => SoundEvents.parse(await hearSamples(events, { rate: VOICE_RATE, samples, model }))

describe('audio.events', () => {
  it('says what is heard from when to when, without a gap between windows', async () => {
    const heard = await hear(sampled(VOICE_RATE, 20, (t) => (t < 10 ? 0.1 : 0.3)))
    expect(heard.events.map(({ label }) => label)).toEqual(['Speech', 'Music'])
    const [speech, music] = heard.events
    expect(speech).toMatchObject({ start: 0, score: 0.9 })
    expect(Math.abs(speech!.end - 10)).toBeLessThan(0.5)
    expect(music).toMatchObject({ start: speech!.end, end: 20 })
  })

  it('says how much of a recording is speech, and music, and what it is most of all', async () => {
    const heard = await hear(sampled(VOICE_RATE, 20, (t) => (t < 15 ? 0.1 : 0.3)))
    expect(heard.speech).toBeCloseTo(0.75, 1)
    expect(heard.music).toBeCloseTo(0.25, 1)
    expect(heard.classes.map(({ label, family }) => [label, family])).toEqual([['Speech', 'speech'], ['Music', 'music']])
  })

  it('asks nothing about silence, and hears nothing in what the network calls silence', async () => {
    const { model, windows } = network()
    expect(await hear(new Float32Array(VOICE_RATE * 30), model)).toEqual({ events: [], classes: [], speech: null, music: null })
    expect(windows()).toBe(0)
    expect(await hear(sampled(VOICE_RATE, 5, () => 0.5))).toEqual({ events: [], classes: [], speech: null, music: null })
  })

  it('hears a sound that is shorter than a window, and nothing in nothing', async () => {
    expect((await hear(sampled(VOICE_RATE, 0.3, () => 0.2))).events).toEqual([{ label: 'Laughter', start: 0, end: 0.3, score: 0.9 }])
    expect((await hear(new Float32Array())).events).toEqual([])
  })

  it('asks half as often about a long recording', async () => {
    const { model, windows } = network()
    await hear(sampled(VOICE_RATE, 21 * 60, (_, i) => (i % 2 === 0 ? 0.1 : 0)), model)
    expect(windows()).toBe(Math.ceil((21 * 60 * VOICE_RATE) / WINDOW))
  })
})

describe('gatherEvents', () => {
  const scores = (label: number, score: number): Float32Array => Float32Array.from({ length: 521 }, (_, i) => (i === label ? score : 0))

  it('begins a class at its threshold and goes on a little below', () => {
    const gathered = gatherEvents(521, 10)
    for (const [i, score] of [0.3, 0.4, 0.25, 0.1, 0.5].entries()) gathered.add(scores(DOG, score), 0, i, i + 1)
    expect(gathered.finish()).toEqual([{ label: DOG, start: 1, end: 3, score: expect.closeTo(0.4, 5) }, { label: DOG, start: 4, end: 5, score: 0.5 }])
  })

  it('keeps the surest of too many', () => {
    const gathered = gatherEvents(521, 4)
    for (let i = 0; i < 100; i++) gathered.add(scores(DOG, i % 2 === 0 ? 0.4 + i / 200 : 0), 0, i, i + 1)
    expect(gathered.finish().map(({ start }) => start)).toEqual([92, 94, 96, 98])
  })
})

describe.skipIf(!media || !mirror)(`events of the developers' sounds${media && mirror ? '' : ' (left out: they, or their model, are not on this machine)'}`, () => {
  it('are speech, music, a bird or nothing, as known, for at least 90 % of a few (all of them: npm run evaluate)', async () => {
    const inference = createInference({ mirror })
    const few = new Set(soundsWithClass(media!).filter((_, i) => i % 3 === 1).map(({ path }) => path))
    const scores = await evaluateEvents(inference, media!, (path) => few.has(path))
    await inference.sessions.close()
    expect(scores.length).toBeGreaterThanOrEqual(7)
    expect(scores.filter(({ right }) => right).length / scores.length).toBeGreaterThanOrEqual(0.9)
  })
})
