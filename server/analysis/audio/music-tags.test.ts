import { describe, expect, it } from 'vitest'
import { hearSamples, sampled } from '../../../test/support/hear-samples.ts'
import { tensor } from '../../inference/index.ts'
import type { Model } from '../define-analyzer.ts'
import { musicTags } from './music-tags.ts'
import { VOICE_RATE } from './sound.ts'

/** As if each window had as much of jazz as its first sample says, and ten times less of rock. */
function network(): { model: Model; asked: number[] } {
  const asked: number[] = []
  const model: Model = {
    id: 'musicnn', labels: async () => ['rock', 'jazz'], data: async () => new Uint8Array(),
    network: () => ({
      run: async ({ waveform }) => {
        const [first] = waveform!.data as Float32Array
        asked.push(waveform!.data.length)
        return { tags: tensor(Float32Array.of(first! / 10, first!), [1, 2]) }
      },
    }),
  }
  return { model, asked }
}

describe('audio.music-tags', () => {
  it('are the mean over windows, highest first, without the faint ones', async () => {
    const { model, asked } = network()
    expect(await hearSamples(musicTags, { rate: VOICE_RATE, model, samples: sampled(VOICE_RATE, 6.016, (t) => (t < 3.008 ? 0.8 : 0.4)) })).toEqual({ tags: [{ label: 'jazz', score: 0.6 }, { label: 'rock', score: 0.06 }] })
    expect(asked).toEqual([48_128, 48_128])
  })

  it('are told of a sound that is shorter than a window, and not of silence', async () => {
    const { model, asked } = network()
    expect(await hearSamples(musicTags, { rate: VOICE_RATE, model, samples: sampled(VOICE_RATE, 1, () => 0.5) })).toMatchObject({ tags: [{ label: 'jazz' }, { label: 'rock' }] })
    expect(asked).toEqual([48_128])
    expect(await hearSamples(musicTags, { rate: VOICE_RATE, model, samples: new Float32Array(VOICE_RATE * 5) })).toEqual({ tags: [] })
    expect(await hearSamples(musicTags, { rate: VOICE_RATE, model, samples: new Float32Array() })).toEqual({ tags: [] })
    expect(asked).toHaveLength(1)
  })
})
