/** A row's bytes, float32 little endian, as numbers; undefined where they are none or odd in number. */
export function vectorOf(bytes: Uint8Array | null): Float32Array | undefined {
  if (!bytes || bytes.byteLength === 0 || bytes.byteLength % 4 !== 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getFloat32(i * 4, true))
}

/** Numbers as a row keeps them. */
export function bytesOf(vector: Float32Array): Uint8Array {
  const bytes = new Uint8Array(vector.length * 4)
  const view = new DataView(bytes.buffer)
  vector.forEach((value, i) => { view.setFloat32(i * 4, value, true) })
  return bytes
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

/** The mean with one vector more, or one taken off; nothing is left of a mean of one. */
export function shifted(mean: Mean | undefined, vector: Float32Array, by: 1 | -1): Mean {
  const before = mean?.faces ?? 0
  const faces = Math.max(0, before + by)
  if (faces === 0) return { centroid: new Float32Array(vector.length), faces: 0 }
  return { centroid: vector.map((value, i) => ((mean?.centroid[i] ?? 0) * before + by * value) / faces), faces }
}
