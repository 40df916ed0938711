import { hannWindow } from '../fft/hann-window.ts'
import { realFft } from '../fft/real-fft.ts'

/** The mains in a sound. */
export interface Hum { /** 50 or 60 Hz. */ mains: number; /** dBFS of its tones together. */ level: number }

const LOW_RATE = 2000 // samples a second at least that are enough for harmonics
const WINDOW = 2 // seconds
const HARMONICS = 8
const FEWEST = 3 // windows
const STANDS_OUT = 12 // dB above what lies beside
const ALONE = 22 // dB for a single tone
const LOUD = -85 // dBFS from which it counts
const NEAR = 0.6, BESIDE = [2, 10] as const // Hz

/** Listens for tones of 50 or 60 Hz and their multiples that are always there, which notes are not. */
export function hum(rate: number) {
  const thinner = thinOut(Math.max(1, Math.floor(rate / LOW_RATE)))
  const low = rate / thinner.factor
  const size = Math.max(8, 2 ** Math.round(Math.log2(low * WINDOW)))
  const fft = realFft(size), window = hannWindow(size)
  const full = (window.reduce((sum, value) => sum + value, 0) / 2) ** 2
  const frame = new Float64Array(size), power = new Float64Array(fft.bins), decibels = new Float64Array(fft.bins)
  let filled = 0, windows = 0
  const close = (): void => {
    for (let i = 0; i < size; i++) frame[i]! *= window[i]!
    fft.power(frame, power)
    for (let k = 0; k < fft.bins; k++) decibels[k]! += 10 * Math.log10(power[k]! / full + 1e-14)
    filled = 0
    windows++
  }
  return {
    take(samples: Float32Array, channels: number): void {
      const thin = thinner.thin(samples, channels)
      for (let i = 0; i < thin.length; i++) {
        frame[filled++] = thin[i]!
        if (filled === size) close()
      }
    },
    /** Undefined where there is none, and for sounds of less than six seconds, in which tones may be anything. */
    finish(): Hum | undefined {
      if (windows < FEWEST) return undefined
      const mean = decibels.map((sum) => sum / windows)
      return [50, 60].map((mains) => mainsIn(mean, low / size, mains)).sort((a, b) => b.level - a.level).find(({ level }) => level > LOUD)
    },
  }
}

/** Mixes channels and lets only every so many samples through, each the mean of those around it by a triangle: what would fold down on hum is 60 dB less. */
function thinOut(factor: number) {
  const thin = new Float64Array(1 << 16) // more than half a second ever has
  let rising = 0, falling = 0, last = 0, count = 0
  return {
    factor,
    /** The memory is used again. */
    thin(samples: Float32Array, channels: number): Float64Array {
      let up = rising, down = falling, seen = count, written = 0 // local: this is asked of every sample
      for (let i = 0; i < samples.length; i += channels) {
        let mixed = samples[i]!
        for (let c = 1; c < channels; c++) mixed += samples[i + c]!
        const risen = mixed * ++seen
        up += risen
        down += mixed * factor - risen
        if (seen < factor) continue
        thin[written++] = (last + down) / (factor * factor * channels)
        last = up
        up = down = seen = 0
      }
      ;[rising, falling, count] = [up, down, seen]
      return thin.subarray(0, written)
    },
  }
}

/** The tones of one mains that stand out of the mean spectrum; very low where there are none. */
function mainsIn(mean: Float64Array, binHz: number, mains: number): Hum {
  const tones = Array.from({ length: HARMONICS }, (_, i) => toneAt(mean, binHz, mains * (i + 1))).filter(({ above }) => above >= STANDS_OUT)
  const sure = tones.length > 1 || tones.some(({ above }) => above >= ALONE)
  return { mains, level: sure ? 10 * Math.log10(tones.reduce((sum, { level }) => sum + 10 ** (level / 10), 0)) : Number.NEGATIVE_INFINITY }
}

function toneAt(mean: Float64Array, binHz: number, hertz: number): { level: number; above: number } {
  const within = (from: number, to: number): Float64Array => mean.subarray(Math.max(1, Math.round((hertz + from) / binHz)), Math.round((hertz + to) / binHz) + 1)
  const level = Math.max(Number.NEGATIVE_INFINITY, ...within(-NEAR, NEAR))
  const beside = Float64Array.from([...within(-BESIDE[1], -BESIDE[0]), ...within(BESIDE[0], BESIDE[1])]).sort()
  // the loudest quarter of what lies beside, so that a note next to it is not taken for hum
  return { level, above: beside.length === 0 ? 0 : level - beside[Math.floor(beside.length * 0.75)]! }
}
