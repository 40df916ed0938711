import type { Raster } from './raster.ts'
import { tensor, type Tensor } from './tensor.ts'

export interface Normalization {
  order: 'rgb' | 'bgr'
  /** Of values 0 to 1, in the order of the channels. */
  mean: readonly [number, number, number]
  deviation: readonly [number, number, number]
}

/** The picture as 1 × 3 × height × width, each channel normalised. */
export function pictureTensor({ data, width, height }: Raster, { order, mean, deviation }: Normalization): Tensor {
  const area = width * height
  const out = new Float32Array(3 * area)
  // the bits of a number are copied as a whole number: reading and writing fractions would convert each twice
  const bits = new Int32Array(out.buffer)
  const [first, second, third] = [0, 1, 2].map((channel) => bitsOf((value) => (value / 255 - mean[channel]!) / deviation[channel]!)) as [Int32Array, Int32Array, Int32Array]
  const lead = order === 'rgb' ? 0 : 2, last = 2 - lead
  for (let i = 0, at = 0; i < area; i++, at += 3) {
    bits[i] = first[data[at + lead]!]!
    bits[area + i] = second[data[at + 1]!]!
    bits[2 * area + i] = third[data[at + last]!]!
  }
  return tensor(out, [1, 3, height, width])
}

/** What each byte becomes, as the bits of a 32-bit float. */
const bitsOf = (of: (value: number) => number): Int32Array => new Int32Array(Float32Array.from({ length: 256 }, (_, value) => of(value)).buffer)
