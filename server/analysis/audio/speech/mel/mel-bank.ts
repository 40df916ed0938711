import { hertzOf, melOf } from '../../fft/mel-scale.ts'
import { VOICE_RATE } from '../../sound.ts'
import { BINS, FRAME } from './fourier-400.ts'

/** A filter that rises and falls over neighbouring bins, from `first` on. */
export interface MelFilter { first: number; weights: Float64Array }

/** Filters that lie evenly on the mel scale of Slaney, from 0 to half the rate, each of area 1. */
export function melBank(count: number): MelFilter[] {
  const top = melOf(VOICE_RATE / 2)
  const edges = Array.from({ length: count + 2 }, (_, i) => hertzOf((top * i) / (count + 1)))
  return Array.from({ length: count }, (_, i) => filterBetween(edges[i]!, edges[i + 1]!, edges[i + 2]!))
}

function filterBetween(low: number, middle: number, high: number): MelFilter {
  const all = Array.from({ length: BINS }, (_, bin) => {
    const hertz = (bin * VOICE_RATE) / FRAME
    return (2 / (high - low)) * Math.max(0, Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle)))
  })
  const first = Math.max(0, all.findIndex((weight) => weight > 0))
  return { first, weights: Float64Array.from(all.slice(first, all.findLastIndex((weight) => weight > 0) + 1)) }
}
