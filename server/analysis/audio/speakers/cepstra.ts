import { realFft } from '../fft/real-fft.ts'
import { VOICE_RATE } from '../sound.ts'

/** Frames a second, and what each is made of: 25 ms of sound. */
export const FRAMES_A_SECOND = 100
const FRAME = 400
const HOP = VOICE_RATE / FRAMES_A_SECOND
const FFT = 512
const BANDS = 40
const HALF = BANDS / 2
const LOWEST = 80
const HIGHEST = 7600
/** Numbers that tell the colour of a frame. */
export const CEPSTRA = 24
/** Frames that are kept: ten seconds. */
const KEPT = 1000

/** Samples behind them, in whole hops. */
const REMEMBERED = (KEPT + Math.ceil(FRAME / HOP)) * HOP

export type Cepstra = ReturnType<typeof listenForCepstra>

/**
 * Hears the colour of a voice (mel cepstra, as the network speaker-mfcc-lda learned them), frame by frame; only the latest ten seconds are kept.
 * A frame is worked out when it is asked for: nobody asks where nobody speaks.
 */
export function listenForCepstra() {
  const samples = new Float32Array(REMEMBERED)
  const cepstra = new Float32Array(KEPT * CEPSTRA), energies = new Float32Array(KEPT)
  const known = new Int32Array(KEPT).fill(-1) // which frame lies at each place
  const colour = createColour()
  let heard = 0 // samples
  const frames = (): number => Math.max(0, Math.floor((heard - FRAME) / HOP) + 1)
  const placeOf = (frame: number): number => {
    const place = frame % KEPT
    if (known[place] === frame) return place
    energies[place] = colour(samples, (frame * HOP) % REMEMBERED, cepstra, place * CEPSTRA)
    known[place] = frame
    return place
  }
  return {
    take(block: Float32Array): void {
      for (let at = 0; at < block.length;) {
        const to = heard % REMEMBERED, count = Math.min(REMEMBERED - to, block.length - at)
        samples.set(block.subarray(at, at + count), to)
        heard += count
        at += count
      }
    },
    /** Frames heard so far; of them the latest 1000 can be asked for. */
    heard: frames,
    /** Where the cepstra of a frame begin in `cepstra`. */
    rowOf: (frame: number) => placeOf(frame) * CEPSTRA,
    /** Mean of the logarithms of its bands. */
    energyOf: (frame: number) => energies[placeOf(frame)]!,
    /** The first frame that is still kept. */
    first: () => Math.max(0, frames() - KEPT),
    cepstra,
  }
}

/** Makes the cepstra of the frame that begins at a place of a ring of samples; gives the mean of the logarithms of its bands. */
function createColour(): (ring: Float32Array, begin: number, out: Float32Array, to: number) => number {
  const fft = realFft(FFT), bank = melBank(), cosines = cosineTable()
  const windowed = new Float64Array(FFT), power = new Float64Array(fft.bins), bands = new Float64Array(BANDS), pairs = new Float64Array(BANDS)
  const hamming = Float64Array.from({ length: FRAME }, (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (FRAME - 1)))
  return (ring, begin, out, to) => {
    for (let i = 0, at = begin; i < FRAME; i++, at = at + 1 === ring.length ? 0 : at + 1) windowed[i] = ring[at]! * hamming[i]!
    fft.power(windowed, power)
    bank(power, bands)
    let energy = 0
    for (let band = 0; band < BANDS; band++) energy += bands[band] = Math.log(bands[band]! + 1e-6)
    // a cosine of the transform is the same from both ends, but for its sign where k is odd: bands go in pairs
    for (let band = 0; band < HALF; band++) {
      const low = bands[band]!, high = bands[BANDS - 1 - band]!
      pairs[band] = low + high
      pairs[HALF + band] = low - high
    }
    for (let k = 0; k < CEPSTRA; k++) {
      let sum = 0
      for (let band = 0, from = (k & 1) * HALF, row = k * HALF; band < HALF; band++) sum += pairs[from + band]! * cosines[row + band]!
      out[to + k] = sum
    }
    return energy / BANDS
  }
}

const melOf = (hertz: number): number => 1127 * Math.log(1 + hertz / 700)

/** Adds up the power of 40 bands, triangles in mel between 80 and 7600 Hz. */
function melBank(): (power: Float64Array, bands: Float64Array) => void {
  const edges = Array.from({ length: BANDS + 2 }, (_, i) => melOf(LOWEST) + ((melOf(HIGHEST) - melOf(LOWEST)) * i) / (BANDS + 1))
  const rows = Array.from({ length: BANDS }, (_, band) => {
    const [low, top, high] = edges.slice(band, band + 3) as [number, number, number]
    const weights = Array.from({ length: FFT / 2 + 1 }, (_, bin) => {
      const mel = melOf((bin * VOICE_RATE) / FFT)
      return Math.max(0, Math.min((mel - low) / (top - low), (high - mel) / (high - top)))
    })
    const first = weights.findIndex((weight) => weight > 0)
    return { first, weights: Float64Array.from(first < 0 ? [] : weights.slice(first, weights.findLastIndex((weight) => weight > 0) + 1)) }
  })
  return (power, bands) => {
    for (let band = 0; band < BANDS; band++) {
      const { first, weights } = rows[band]!
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[first + i]!
      bands[band] = sum
    }
  }
}

/** The orthonormal cosine transform (DCT-II): CEPSTRA rows of the first half of BANDS. */
const cosineTable = (): Float64Array => Float64Array.from({ length: CEPSTRA * HALF }, (_, i) => {
  const k = Math.floor(i / HALF), band = i % HALF
  return Math.sqrt((k === 0 ? 1 : 2) / BANDS) * Math.cos((Math.PI * k * (2 * band + 1)) / (2 * BANDS))
})
