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
  const [first, second, third] = [0, 1, 2].map((channel) => Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean[channel]!) / deviation[channel]!)) as [Float32Array, Float32Array, Float32Array]
  const lead = order === 'rgb' ? 0 : 2, last = 2 - lead
  for (let i = 0, at = 0; i < area; i++, at += 3) {
    out[i] = first[data[at + lead]!]!
    out[area + i] = second[data[at + 1]!]!
    out[2 * area + i] = third[data[at + last]!]!
  }
  return tensor(out, [1, 3, height, width])
}
