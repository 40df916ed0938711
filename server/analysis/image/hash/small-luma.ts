import { resizeRaster, type Raster } from '../../../inference/index.ts'

/** Lightness of the whole picture squeezed to a square of that edge, row after row. */
export function smallLuma(raster: Raster, edge: number): Float64Array {
  const { data } = resizeRaster(raster, edge, edge)
  return Float64Array.from({ length: edge * edge }, (_, i) => data[3 * i]! * 0.299 + data[3 * i + 1]! * 0.587 + data[3 * i + 2]! * 0.114)
}

/** The same a byte each, as base64. */
export const packedLuma = (raster: Raster, edge: number): string => Buffer.from(Uint8Array.from(smallLuma(raster, edge), Math.round)).toString('base64')

/** 64 yes-or-noes as 16 hexadecimal digits, the first one highest. */
export function hexOfBits(bits: readonly boolean[]): string {
  const value = bits.reduce((sum, bit) => (sum << 1n) | (bit ? 1n : 0n), 0n)
  return value.toString(16).padStart(16, '0')
}
