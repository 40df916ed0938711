import { growingColumns } from '../over-time/growing-columns.ts'
import { timbreOf, type Timbre } from './timbre.ts'

const MOST_VALUES = 300
/** Mean power of the bins below which a frame is silence, with no timbre of its own. */
const SILENCE = 1e-12

/** The timbre of each stretch; null where it is silent. */
export interface TimbreOverTime { /** Frames a value. */ steps: number; values: (Timbre | null)[]; /** Of the whole sound; null for silence. */ mean: Timbre | null }

/** Follows the timbre of frames over time, in at most 300 values. */
export function timbreOverTime(binHz: number, bins: number) {
  const columns = growingColumns({ most: MOST_VALUES, width: 5 })
  const timbre = timbreOf(binHz, bins)
  const step = new Float64Array(5), sums = new Float64Array(5)
  return {
    add(power: Float32Array): void {
      let sum = 0
      for (let k = 0; k < bins; k++) sum += power[k]!
      step.fill(0)
      if (sum / bins > SILENCE) {
        const { centroid, bandwidth, rolloff, flatness } = timbre(power)
        step.set([centroid, bandwidth, rolloff, flatness, 1])
      }
      for (let i = 0; i < 5; i++) sums[i]! += step[i]!
      columns.add(step)
    },
    finish(): TimbreOverTime {
      const { count, steps, values } = columns.finish()
      return { steps, values: Array.from({ length: count }, (_, i) => told(values.subarray(i * 5, i * 5 + 5))), mean: told(sums) }
    },
  }
}

/** Means over the frames that are not silent: their share, or number, stands last. */
function told([centroid, bandwidth, rolloff, flatness, heard]: Float64Array): Timbre | null {
  if (!heard) return null
  return { centroid: Math.round(centroid! / heard), bandwidth: Math.round(bandwidth! / heard), rolloff: Math.round(rolloff! / heard), flatness: Math.round((flatness! / heard) * 10_000) / 10_000 }
}
