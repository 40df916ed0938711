import { unpackFloats } from '../vectors/packed-numbers.ts'

/** A row's bytes, float32 little endian, as numbers; undefined where they are none or odd in number. */
export function vectorOf(bytes: Uint8Array | null): Float32Array | undefined {
  if (!bytes || bytes.byteLength === 0 || bytes.byteLength % 4 !== 0) return undefined
  return unpackFloats(bytes)
}

/** Numbers as a row keeps them. */
export function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.slice().buffer)
}

/** Squared Euclidean distance. */
export function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!
    sum += difference * difference
  }
  return sum
}

/** A mean and of how many it is. */
export interface Mean { centroid: Float32Array; faces: number }

/** The mean of some vectors; undefined of none. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array | undefined {
  const sum = new Float64Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!
  return vectors.length === 0 ? undefined : Float32Array.from(sum, (value) => value / vectors.length)
}

/** The mean with one vector more, or one taken off; nothing is left of a mean of one. */
export function shifted(mean: Mean | undefined, vector: Float32Array, by: 1 | -1): Mean {
  const before = mean?.faces ?? 0
  const faces = Math.max(0, before + by)
  if (faces === 0) return { centroid: new Float32Array(vector.length), faces: 0 }
  return { centroid: vector.map((value, i) => ((mean?.centroid[i] ?? 0) * before + by * value) / faces), faces }
}
