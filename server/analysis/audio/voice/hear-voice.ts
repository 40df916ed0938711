import { tensor, type Network, type Tensor } from '../../../inference/index.ts'
import type { Model } from '../../define-analyzer.ts'
import { fillWindow } from '../fft/fill-window.ts'
import { VOICE_RATE, type SharedListener, type Sound, type Stretch } from '../sound.ts'
import { findTurns } from './find-turns.ts'

/** Samples of one step of the network, 32 ms; it also sees the end of the step before. */
const STEP = 512
const BEFORE = 64
/** Seconds that one chance stands for. */
export const VOICE_STEP = STEP / VOICE_RATE

/** Where somebody speaks, known up to what was heard so far. */
export interface HeardVoice extends SharedListener {
  /** Chance of voice in each step of VOICE_STEP seconds heard so far, 0 to 255: a day of them takes 3 MB. */
  chances(): Uint8Array
  /** Stretches of voice that have ended so far, in order; all of them once the sound has ended. */
  turns(): readonly Stretch[]
  /** Where the voice that still goes on began, seconds; undefined while nobody speaks. A pause is only known as the end of a turn when it has lasted a moment. */
  speakingSince(): number | undefined
}

/** Listens for voice, once for all analyzers of one sound; `model` is a card of the task voice. The listener must hear 'voice'. */
export const hearVoice = (sound: Sound, model: Model): Promise<HeardVoice> => sound.shared('voice', () => listenForVoice(model.network('hear')))

function listenForVoice(network: Network): HeardVoice {
  const ask = createSteps(network)
  const found = findTurns(VOICE_STEP)
  const waiting = fillWindow(STEP)
  let chances = new Uint8Array(4096), steps = 0
  const step = async (window: Float32Array): Promise<void> => {
    const chance = await ask(window)
    if (steps === chances.length) chances = grown(chances)
    chances[steps++] = Math.round(chance * 255)
    found.add(chance)
  }
  return {
    async take(samples) {
      for (const window of waiting.add(samples)) await step(window)
    },
    async finish({ seconds }) {
      if (waiting.filled > 0) await step(waiting.rest())
      found.finish(seconds)
    },
    chances: () => chances.subarray(0, steps),
    turns: () => found.turns,
    speakingSince: () => found.since(),
  }
}

/** Asks the network step by step; it remembers what went before. */
function createSteps(network: Network): (samples: Float32Array) => Promise<number> {
  const input = tensor(new Float32Array(BEFORE + STEP), [1, BEFORE + STEP])
  const sr = tensor(BigInt64Array.of(BigInt(VOICE_RATE)), [])
  let state: Tensor = tensor(new Float32Array(2 * 128), [2, 1, 128])
  return async (samples) => {
    input.data.copyWithin(0, STEP)
    input.data.set(samples, BEFORE)
    const { output, stateN } = await network.run({ input, state, sr })
    if (!output || !stateN) throw new Error('[analysis] the network for voice gave no output and stateN')
    state = stateN
    return Math.min(1, Math.max(0, output.data[0] ?? 0))
  }
}

function grown(values: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(values.length * 2)
  larger.set(values)
  return larger
}
