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
  for (let channel = 0; channel < 3; channel++) {
    const table = Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean[channel]!) / deviation[channel]!)
    const plane = channel * area
    for (let i = 0, at = order === 'rgb' ? channel : 2 - channel; i < area; i++, at += 3) out[plane + i] = table[data[at]!]!
  }
  return tensor(out, [1, 3, height, width])
}
