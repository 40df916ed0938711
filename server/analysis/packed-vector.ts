import { endianness } from 'node:os'

/** A vector as results keep it: base64 of its numbers, four bytes each, least first. */
export function packVector(vector: Float32Array): string {
  const bytes = Buffer.from(Float32Array.from(vector).buffer)
  return (endianness() === 'BE' ? bytes.swap32() : bytes).toString('base64')
}

/** The numbers again; undefined for what is no whole number of finite ones. */
export function unpackVector(base64: string): Float32Array | undefined {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined
  const vector = Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4))
  return vector.every(Number.isFinite) ? vector : undefined
}
