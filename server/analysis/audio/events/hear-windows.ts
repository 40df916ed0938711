import { tensor, type Network } from '../../../inference/index.ts'
import { fillWindow } from '../fft/fill-window.ts'
import { VOICE_RATE } from '../sound.ts'

const WINDOW = 15_600 // samples: 0.975 s
const BATCH = 8
const SILENT = 1e-4 // root of the mean square: the network is not asked
const LEAST_REST = 4000 // samples: a shorter end is not heard for itself

/** Gets scores[classes] of a window from `offset` on, and the seconds [start, end) that it stands for. */
export type TakeScores = (scores: Float32Array, offset: number, start: number, end: number) => void

/** Asks the network about window after window, several at once; a silent window scores nothing. */
export function hearWindows({ network, classes, hop, signal }: { network: Network; classes: number; hop: number; signal: AbortSignal }, take: TakeScores) {
  const batch = new Float32Array(BATCH * WINDOW)
  const unheard = fillWindow(WINDOW, hop)
  const nothing = new Float32Array(classes)
  const waiting: { start: number; end: number; silent: boolean }[] = []
  let first = 0, covered = 0
  const margin = (WINDOW - hop) / 2 // a window stands for its middle
  const ask = async (): Promise<void> => {
    if (waiting.length === 0) return
    signal.throwIfAborted()
    const asked = waiting.filter(({ silent }) => !silent).length
    const { scores } = asked > 0 ? await network.run({ waveform: tensor(batch.subarray(0, asked * WINDOW), [asked, WINDOW]) }, ['scores']) : {}
    let row = 0
    for (const { start, end, silent } of waiting.splice(0)) {
      if (silent || !scores) take(nothing, 0, start, end)
      else take(scores.data, classes * row++, start, end)
    }
  }
  const give = async (window: Float32Array, samples: number, isLast: boolean): Promise<void> => {
    const silent = rms(window) < SILENT
    if (!silent) batch.set(window, waiting.filter((one) => !one.silent).length * WINDOW)
    const end = isLast ? first + samples : first + WINDOW - margin
    waiting.push({ start: covered / VOICE_RATE, end: end / VOICE_RATE, silent })
    covered = end
    if (waiting.length === BATCH) await ask()
  }
  return {
    async take(samples: Float32Array): Promise<void> {
      for (const window of unheard.add(samples)) {
        await give(window, WINDOW, false)
        first += hop
      }
    },
    async finish(): Promise<void> {
      // what no window stood for yet
      const fresh = first + unheard.filled - covered
      if (fresh > 0 && (covered === 0 || fresh > LEAST_REST)) await give(unheard.rest(), unheard.filled, true)
      await ask()
    },
  }
}

function rms(samples: Float32Array): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += samples[i]! * samples[i]!
  return Math.sqrt(sum / samples.length)
}
