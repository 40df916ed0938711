import { z } from 'zod'
import { tensor, type Network } from '../../inference/index.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { fillWindow } from './fft/fill-window.ts'
import { spreadWindows } from './music/spread-windows.ts'
import { VOICE_RATE } from './sound.ts'

/** What listeners would tag a piece with: mean over windows, highest first. */
export const SoundMusicTags = z.object({ tags: z.array(z.object({ label: z.string(), score: z.number().min(0).max(1) })).max(20) })
export type SoundMusicTags = z.infer<typeof SoundMusicTags>

const WINDOW = 48_128 // samples: 3.008 s
const MOST_WINDOWS = 32 // spread over the piece: more hardly change the mean
const SILENT = 1e-3 // root of the mean square
const LEAST_SCORE = 0.05, MOST_TAGS = 20

/** Tags of music by musicnn, where somebody installed it. */
export const musicTags = defineAnalyzer<SoundMusicTags>({
  name: 'audio.music-tags',
  title: 'analysis.sound-music-tags',
  revision: 1,
  kinds: ['audio', 'video'],
  models: ['musicnn'],
  output: SoundMusicTags,
  needs: 'sound',
  hears: 'voice',
  async listen({ promisedSeconds }, { model, signal }) {
    const labels = await model.labels('labels')
    const network = model.network('hear')
    const spread = spreadWindows<Float32Array | undefined>({ promised: Math.floor((promisedSeconds * VOICE_RATE) / WINDOW), most: MOST_WINDOWS })
    const waiting = fillWindow(WINDOW)
    let number = 0
    const close = async (window: Float32Array): Promise<void> => {
      signal.throwIfAborted()
      if (spread.isWanted(number++)) spread.add(isSilent(window) ? undefined : await ask(network, window))
    }
    return {
      async take(samples) {
        for (const window of waiting.add(samples)) await close(window)
      },
      async finish() {
        // a shorter end tells little, unless it is all there is
        if (waiting.filled > WINDOW / 2 || (number === 0 && waiting.filled > 0)) await close(waiting.rest())
        const windows = spread.windows().flatMap((scores) => scores ?? [])
        const mean = labels.map((label, i) => ({ label, score: roundShare(clampShare(windows.reduce((sum, scores) => sum + scores[i]!, 0) / Math.max(1, windows.length))) }))
        return { tags: mean.filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.score - a.score).slice(0, MOST_TAGS) }
      },
    }
  },
})

const isSilent = (samples: Float32Array): boolean => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) < SILENT

async function ask(network: Network, window: Float32Array): Promise<Float32Array> {
  const { tags } = await network.run({ waveform: tensor(window, [1, WINDOW]) }, ['tags'])
  if (!tags) throw new Error('[analysis] musicnn gave no tags')
  return tags.data
}
