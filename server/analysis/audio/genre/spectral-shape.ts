import { FRAME_BINS, FRAME_SIZE } from '../music/music-frames.ts'
import { MUSIC_RATE } from '../sound.ts'

const HERTZ = MUSIC_RATE / FRAME_SIZE
const ROLLOFF = 0.85
const FAINTEST = 1.1754943508222875e-38

/** Where a spectrum has its weight, hertz: its middle, its spread around it, and below which 85 % of it lie (librosa's centroid, bandwidth and rolloff). */
export interface SpectralShape { centroid: number; bandwidth: number; rolloff: number }

const magnitudes = new Float64Array(FRAME_BINS)

/** Of power[1025]. */
export function spectralShape(power: Float32Array): SpectralShape {
  let total = 0, weighted = 0
  for (let k = 0; k < FRAME_BINS; k++) {
    const magnitude = Math.sqrt(power[k]!)
    magnitudes[k] = magnitude
    total += magnitude
    weighted += magnitude * k
  }
  if (total <= FAINTEST) return { centroid: 0, bandwidth: 0, rolloff: 0 }
  const middle = weighted / total
  let spread = 0, below = 0, edge = -1
  for (let k = 0; k < FRAME_BINS; k++) {
    spread += magnitudes[k]! * (k - middle) ** 2
    below += magnitudes[k]!
    if (edge < 0 && below >= ROLLOFF * total) edge = k
  }
  return { centroid: middle * HERTZ, bandwidth: Math.sqrt(spread / total) * HERTZ, rolloff: (edge < 0 ? FRAME_BINS - 1 : edge) * HERTZ }
}
