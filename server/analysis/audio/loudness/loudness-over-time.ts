import { growingColumns } from '../over-time/growing-columns.ts'
import { kWeighting } from './k-weighting.ts'

const BLOCKS_A_SECOND = 10
const MOMENT = 4 // blocks of 0.1 s
const SHORT_TERM = 30
const MOST_VALUES = 600
/** Shown for silence, LUFS. */
export const LEAST = -70

/** How loud each channel counts, by how many there are: sound from behind counts more, the low-frequency channel not at all (ITU-R BS.1770-4, channels in the order of WAVE). */
const WEIGHTS: Readonly<Record<number, readonly number[]>> = { 4: [1, 1, 1.41, 1.41], 5: [1, 1, 1, 1.41, 1.41], 6: [1, 1, 1, 0, 1.41, 1.41], 7: [1, 1, 1, 0, 1.41, 1.41, 1.41], 8: [1, 1, 1, 0, 1.41, 1.41, 1.41, 1.41] }

export interface LoudnessOverTime {
  /** LUFS of the loudest 0.4 seconds and the loudest 3; undefined where it is shorter. */
  momentary: number | undefined
  shortTerm: number | undefined
  /** Seconds a value, and LUFS of each: momentary loudness, from 0.4 seconds a value on that of the whole stretch. At most 600. */
  curve: { step: number; values: number[] }
}

/** Measures the loudness of a stream over time by EBU Tech 3341, ungated. */
export function loudnessOverTime({ rate, channels }: { rate: number; channels: number }) {
  const weights = WEIGHTS[channels] ?? Array.from({ length: channels }, () => 1)
  const weigh = weights.map(() => kWeighting(rate))
  const blockSize = Math.max(1, Math.round(rate / BLOCKS_A_SECOND))
  const latest = new Float64Array(SHORT_TERM)
  const curve = growingColumns({ most: MOST_VALUES, width: 1 })
  let blocks = 0, filled = 0, energy = 0, loudestMoment = 0, loudestShort = 0
  const meanOfLatest = (count: number): number => {
    let sum = 0
    for (let i = 1; i <= count; i++) sum += latest[(blocks - i + SHORT_TERM) % SHORT_TERM]!
    return sum / count
  }
  const closeBlock = (): void => {
    latest[blocks % SHORT_TERM] = energy / blockSize
    blocks++
    const moment = meanOfLatest(Math.min(blocks, MOMENT))
    curve.add([moment])
    if (blocks >= MOMENT) loudestMoment = Math.max(loudestMoment, moment)
    if (blocks >= SHORT_TERM) loudestShort = Math.max(loudestShort, meanOfLatest(SHORT_TERM))
    filled = energy = 0
  }
  return {
    take(samples: Float32Array): void {
      for (let frame = 0; frame * channels < samples.length;) {
        const count = Math.min(blockSize - filled, samples.length / channels - frame)
        for (let c = 0; c < channels; c++) if (weights[c] !== 0) energy += weights[c]! * weigh[c]!(samples, frame * channels + c, (frame + count) * channels, channels)
        frame += count
        filled += count
        if (filled === blockSize) closeBlock()
      }
    },
    finish(): LoudnessOverTime {
      const { steps, values } = curve.finish()
      return {
        momentary: blocks >= MOMENT ? lufs(loudestMoment) : undefined,
        shortTerm: blocks >= SHORT_TERM ? lufs(loudestShort) : undefined,
        curve: { step: (steps * blockSize) / rate, values: [...values].map(lufs) },
      }
    },
  }
}

/** Of the weighted mean of squares. */
const lufs = (power: number): number => Math.max(LEAST, Math.round((10 * Math.log10(power) - 0.691) * 10) / 10)
