import { VOICE_RATE } from '../../sound.ts'
import { BINS, FRAME, fourier400 } from './fourier-400.ts'
import { melBank } from './mel-bank.ts'

/** Whisper always hears 30 seconds; what is shorter ends in silence. */
export const WINDOW_SECONDS = 30
export const WINDOW_SAMPLES = WINDOW_SECONDS * VOICE_RATE
const HOP = 160
/** Frames of a window. */
export const FRAMES = WINDOW_SAMPLES / HOP
const LEAST = 1e-10
const RANGE = 8 // of the logarithm, below the loudest: quieter is all the same

/** Makes the picture that Whisper sees of samples[up to 30 s]: float32[bands × 3000], the logarithm of each band's power, brought to about -1 to 1. */
export function createLogMel(bands: number): (samples: Float32Array) => Float32Array {
  const bank = melBank(bands)
  const transform = fourier400()
  const window = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME))
  const frame = new Float64Array(FRAME), power = new Float64Array(BINS)
  return (samples) => {
    const out = new Float32Array(bands * FRAMES).fill(Math.log10(LEAST))
    let loudest = Math.log10(LEAST)
    for (let t = 0; t < FRAMES; t++) {
      const start = t * HOP - FRAME / 2
      if (start >= samples.length && start + FRAME < WINDOW_SAMPLES) continue // silence, as `out` has it
      for (let i = 0; i < FRAME; i++) frame[i] = (samples[mirrored(start + i)] ?? 0) * window[i]!
      transform(frame, power)
      for (let band = 0; band < bands; band++) {
        const { first, weights } = bank[band]!
        let sum = 0
        for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[first + i]!
        const value = Math.log10(Math.max(sum, LEAST))
        out[band * FRAMES + t] = value
        if (value > loudest) loudest = value
      }
    }
    for (let i = 0; i < out.length; i++) out[i] = (Math.max(out[i]!, loudest - RANGE) + 4) / 4
    return out
  }
}

/** What lies outside of the window is its mirror. */
function mirrored(place: number): number {
  if (place < 0) return -place
  return place < WINDOW_SAMPLES ? place : 2 * WINDOW_SAMPLES - 2 - place
}
