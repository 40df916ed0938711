import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hearSamples, noise, sampled } from '../../../test/support/hear-samples.ts'
import { tensor } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { weighGenre } from '../weigh-genre.ts'
import { genre, SoundGenre } from './genre.ts'
import { MUSIC_RATE } from './sound.ts'

const folder = join(import.meta.dirname, '../../../models/genre-lr')
const labels = readFileSync(join(folder, 'genres.txt'), 'utf8').trim().split('\n')
/** The real familiarity, and a network that is sure of the first genre. */
const model: Model = {
  id: 'genre-lr', labels: async () => labels, data: async () => readFileSync(join(folder, 'familiarity.json')),
  network: () => ({ run: async () => ({ track_probs: tensor(Float32Array.from(labels, (_, i) => (i === 0 ? 0.91 : 0.01)), [1, labels.length]) }) }),
}
const hear = async (samples: Float32Array): Promise<SoundGenre> => SoundGenre.parse(await hearSamples(genre, { rate: MUSIC_RATE, samples, model }))

const found: SoundGenre = { genres: [{ label: 'jazz', score: 0.7, shown: true }, { label: 'pop', score: 0.3, shown: false }], music: true, familiar: true, distance: 1, windows: 3 }
const heard = (music: number | null) => ({ events: [], classes: [], speech: 0, music })

describe('audio.genre', () => {
  it('keeps all scores, and shows none of what is like nothing that it learned from', async () => {
    const answer = await hear(sampled(MUSIC_RATE, 12, (t) => 0.3 * Math.sin(2 * Math.PI * 440 * t)))
    expect(answer.genres).toHaveLength(10)
    expect(answer.genres[0]).toEqual({ label: labels[0], score: 0.91, shown: false })
    expect(answer).toMatchObject({ music: true, familiar: false, windows: 2 })
    expect(answer.distance).toBeGreaterThan(2)
  })

  it('hears no music in noise', async () => {
    expect(await hear(sampled(MUSIC_RATE, 12, noise()))).toMatchObject({ music: false })
  })

  it.each([['silence', sampled(MUSIC_RATE, 12, () => 0)], ['nothing at all', new Float32Array()], ['a second', sampled(MUSIC_RATE, 1, noise())]])('has nothing to say of %s', async (_, samples) => {
    expect(await hear(samples)).toEqual({ genres: [], music: false, familiar: false, distance: null, windows: 0 })
  })

  it('listens to every second window of a sound that has more than sixteen', async () => {
    expect((await hear(sampled(MUSIC_RATE, 400, noise()))).windows).toBeLessThanOrEqual(16)
  })
})

describe('weighGenre', () => {
  it('leaves a genre as it is where nobody listened for music', () => {
    expect(weighGenre(found, undefined)).toEqual(found)
  })

  it('shows a genre where music was heard, and none where it was not', () => {
    expect(weighGenre({ ...found, music: false, genres: found.genres.map((one) => ({ ...one, shown: false })) }, heard(0.9))).toEqual(found)
    for (const share of [0.2, null]) expect(weighGenre(found, heard(share))).toMatchObject({ music: false, genres: [{ shown: false }, { shown: false }] })
  })
})
