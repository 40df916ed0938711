import type { Raster } from '../../../inference/index.ts'
import { hexOfBits, smallLuma } from './small-luma.ts'

const EDGE = 32
const WAVES = 8 // the slowest waves each way: the picture's layout, not its detail
const FLAT = 0.5 // waves weaker than this are no picture, only rounding

const cosines = Float64Array.from({ length: WAVES * EDGE }, (_, i) => Math.cos((Math.PI * Math.floor(i / EDGE) * (2 * (i % EDGE) + 1)) / (2 * EDGE)))

/** Which of the 8 × 8 slowest waves of the cosine transform are stronger than the middle one of them (pHash); the mean light is left out. */
export function perceptualHash(raster: Raster): string {
  const waves = slowWaves(smallLuma(raster, EDGE))
  waves[0] = 0
  const middle = Float64Array.from(waves.subarray(1)).sort()[(WAVES * WAVES - 1) >> 1]!
  return hexOfBits([...waves].map((wave) => wave > middle && Math.abs(wave) > FLAT))
}

/** The upper left corner of the two-dimensional cosine transform. */
function slowWaves(luma: Float64Array): Float64Array {
  const rows = new Float64Array(EDGE * WAVES)
  for (let y = 0; y < EDGE; y++) {
    for (let u = 0; u < WAVES; u++) {
      let sum = 0
      for (let x = 0; x < EDGE; x++) sum += luma[y * EDGE + x]! * cosines[u * EDGE + x]!
      rows[y * WAVES + u] = sum / EDGE
    }
  }
  const waves = new Float64Array(WAVES * WAVES)
  for (let v = 0; v < WAVES; v++) {
    for (let u = 0; u < WAVES; u++) {
      let sum = 0
      for (let y = 0; y < EDGE; y++) sum += rows[y * WAVES + u]! * cosines[v * EDGE + y]!
      waves[v * WAVES + u] = sum / EDGE
    }
  }
  return waves
}
