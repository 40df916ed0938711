import { seeded } from './made-faces.ts'

/** Vectors of length 1 around some hundred centres, as pictures of a library gather around their subjects; the same for the same seed. */
export function madeVectors(seed: number, count: number, dimensions: number, { centres = 100, spread = 0.7 } = {}): Float32Array[] {
  const random = seeded(seed)
  const middle = Array.from({ length: Math.min(centres, count) }, () => unit(Float32Array.from({ length: dimensions }, () => random() - 0.5)))
  return Array.from({ length: count }, (_, i) => {
    const centre = middle[i % middle.length]!
    return unit(centre.map((value) => value + ((random() - 0.5) * spread * 3.46) / Math.sqrt(dimensions)))
  })
}

/** Row behind row, as the vector index takes them. */
export const packedVectors = (vectors: readonly Float32Array[]): Uint8Array => Buffer.concat(vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)))

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
