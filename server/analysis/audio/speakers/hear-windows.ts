import { tensor, type Network } from '../../../inference/index.ts'
import type { Stretch } from '../sound.ts'
import { VOICE_STEP, type HeardVoice } from '../voice/hear-voice.ts'
import { CEPSTRA, FRAMES_A_SECOND, listenForCepstra } from './cepstra.ts'
import { describeWindow, STATISTICS, type DescribedWindow } from './describe-window.ts'
import { keepWindows } from './keep-windows.ts'
import { placeWindows } from './place-windows.ts'
import { SPREAD_CEPSTRA, VOICE_NUMBERS, type Spread, type VoiceWindow } from './voice-window.ts'

/** A frame lasts longer than the step to the next one. */
const BEYOND = 2
const LEAST_FRAMES = 10

/** Hears the voices of a sound as windows with what tells voices apart: few enough of them for any length. */
export function hearWindows(voice: HeardVoice, network: Network) {
  const cepstra = listenForCepstra()
  const places = placeWindows()
  const kept = keepWindows()

  async function describe(stretches: Iterable<Stretch>): Promise<void> {
    const described = [...stretches].flatMap(([start, end]) => {
      const from = Math.max(cepstra.first(), Math.floor(start * FRAMES_A_SECOND)), to = Math.min(cepstra.heard(), Math.floor(end * FRAMES_A_SECOND) - BEYOND)
      return to - from < LEAST_FRAMES ? [] : [{ start, end, ...describeWindow(cepstra, from, to) }]
    })
    if (described.length === 0) return
    const vectors = await vectorsOf(described, network)
    for (const [i, window] of described.entries()) kept.add({ start: window.start, end: window.end, vector: vectors[i]!, spread: spreadOf(window) })
  }

  return {
    async take(samples: Float32Array): Promise<void> {
      cepstra.take(samples)
      await describe(places.add(voice.turns(), voice.speakingSince(), voice.chances().length * VOICE_STEP))
    },
    /** All windows, when the voice has told all of its turns. */
    async finish(): Promise<readonly VoiceWindow[]> {
      await describe(places.finish(voice.turns()))
      return kept.all()
    },
  }
}

async function vectorsOf(windows: readonly DescribedWindow[], network: Network): Promise<Float32Array[]> {
  const statistics = new Float32Array(windows.length * STATISTICS)
  for (const [i, window] of windows.entries()) statistics.set(window.statistics, i * STATISTICS)
  const { voice } = await network.run({ statistics: tensor(statistics, [windows.length, STATISTICS]) })
  if (!voice) throw new Error('[analysis] the network for speakers gave no voice')
  const width = voice.data.length / windows.length
  return windows.map((_, i) => voice.data.slice(i * width, i * width + VOICE_NUMBERS))
}

/** Of the first cepstra only: the others say less, and cost room. */
function spreadOf({ frames, mean, covariance }: DescribedWindow): Spread {
  const n = SPREAD_CEPSTRA
  return { frames, mean: mean.slice(0, n), covariance: Float64Array.from({ length: n * n }, (_, i) => covariance[Math.floor(i / n) * CEPSTRA + (i % n)]!) }
}
