/** How loud the frames of a sound are, and how much the quiet ones are like noise. */
export interface FrameLevels {
  /** dBFS (root mean square) of the loud frames (95 of 100 are quieter). */
  signal: number
  /** Of the quiet ones above 200 Hz: 10 of 100 are quieter. */
  floor: number
  /** dB from the quiet to the loud ones above 200 Hz. */
  snr: number
  /** dB from the quietest (2 of 100) to the quiet ones: noise is steady. */
  spread: number
  /** 0 for tones to about 0.6 for one channel of noise: flatness of small stretches of the spectra of quiet frames. */
  noiselike: number
  /** Share of frames in which there is nothing to hear. */
  silence: number
}

const LOWEST = -120
const A_DB = 4 // steps of the histogram
const SILENT = -65
const NOTHING = -100 // digital silence tells nothing of a floor
const GROUP = 8 // bins
const LEAST = 1e-11 // mean power of a group that is looked at
const STEPS = -LOWEST * A_DB + 1
const FROM = 200, TO = 8000 // Hz

/** Levels of spectra (a tone of full loudness has 1 in its bin, Hann window). */
export function frameLevels(binHz: number, bins: number) {
  const all = new Float64Array(STEPS) // frames of each level
  const high = new Float64Array(STEPS), flatness = new Float64Array(STEPS) // the same without what hum and rumble are made of
  const first = Math.ceil(FROM / binHz), last = Math.min(bins, Math.floor(TO / binHz))
  return {
    add(power: Float32Array): void {
      let below = 0, above = 0
      for (let k = 2; k < first; k++) below += power[k]! // without what does not swing
      for (let k = Math.max(2, first); k < bins; k++) above += power[k]!
      const level = levelOf(above)
      all[levelOf(below + above)]!++
      high[level]!++
      flatness[level]! += flatnessOf(power, first, last)
    },
    /** Undefined where all is silent. */
    finish(): FrameLevels | undefined {
      const nothing = stepOf(NOTHING), silent = sumOf(all, 0, stepOf(SILENT)), frames = sumOf(all, 0, STEPS)
      if (silent === frames) return undefined
      const quietest = (share: number): number => percentile(high, nothing, sumOf(high, nothing, STEPS) * share)
      const quiet = quietest(0.1)
      return {
        signal: percentile(all, nothing, sumOf(all, nothing, STEPS) * 0.95) / A_DB + LOWEST,
        floor: quiet / A_DB + LOWEST, snr: (quietest(0.95) - quiet) / A_DB, spread: (quiet - quietest(0.02)) / A_DB, silence: silent / frames,
        noiselike: sumOf(flatness, nothing, quiet + 1) / Math.max(1, sumOf(high, nothing, quiet + 1)),
      }
    },
  }
}

/** Of power in bins. */
const levelOf = (power: number): number => stepOf(Math.max(LOWEST, Math.min(0, 10 * Math.log10(power / 3 + 1e-14))))
const stepOf = (decibels: number): number => Math.round((decibels - LOWEST) * A_DB)

function flatnessOf(power: Float32Array, first: number, last: number): number {
  let total = 0, groups = 0
  for (let k = first; k + GROUP <= last; k += GROUP) {
    let sum = 0, product = 1
    for (let i = k; i < k + GROUP; i++) {
      sum += power[i]!
      product *= power[i]! + 1e-16
    }
    if (sum < LEAST * GROUP) continue
    total += product ** (1 / GROUP) / (sum / GROUP)
    groups++
  }
  return groups === 0 ? 0 : total / groups
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i]!
  return sum
}

/** The first place from `from` on up to which `count` lie. */
function percentile(counts: Float64Array, from: number, count: number): number {
  let sum = 0
  for (let i = from; i < counts.length; i++) if ((sum += counts[i]!) >= count && sum > 0) return i
  return counts.length - 1
}
