import { hertzOf, melOf } from '../fft/mel-scale.ts'

/** Bands of the mel scale (Slaney's, of equal area) from 0 to half the rate, as librosa.filters.mel makes them. */
export interface MelBank {
  bands: number
  /** Writes the power of each band: power[bins] of a spectrum to energies[bands]. */
  weigh(power: Float32Array, energies: Float32Array): void
}

export function melBank({ rate, size, bands }: { rate: number; size: number; bands: number }): MelBank {
  const edges = Float64Array.from({ length: bands + 2 }, (_, i) => hertzOf((melOf(rate / 2) * i) / (bands + 1)))
  const triangles = Array.from({ length: bands }, (_, band) => triangleOf(edges.subarray(band, band + 3), rate / size, size / 2 + 1))
  return {
    bands,
    weigh(power, energies) {
      for (let band = 0; band < bands; band++) {
        const { first, weights } = triangles[band]!
        let sum = 0
        for (let k = 0; k < weights.length; k++) sum += weights[k]! * power[first + k]!
        energies[band] = sum
      }
    },
  }
}

/** A band's weights, from its first bin on. */
function triangleOf(edges: Float64Array, hertzOfBin: number, bins: number): { first: number; weights: Float32Array } {
  const [low, middle, high] = edges as unknown as [number, number, number]
  const all = Array.from({ length: bins }, (_, k) => Math.min((k * hertzOfBin - low) / (middle - low), (high - k * hertzOfBin) / (high - middle)))
  const first = Math.max(0, all.findIndex((weight) => weight > 0))
  return { first, weights: Float32Array.from(all.slice(first).filter((weight) => weight > 0), (weight) => (weight * 2) / (high - low)) }
}
