import type { Raster } from '../../../inference/index.ts'

/** One number a pixel, row after row. */
export interface Plane { data: Float32Array; width: number; height: number }

/** Lightness of every pixel, 0 to 255 (BT.601, as JPEG counts it). */
export function lumaOf({ data, width, height }: Raster): Plane {
  const out = new Float32Array(width * height)
  for (let i = 0, at = 0; i < out.length; i++, at += 3) out[i] = data[at]! * 0.299 + data[at + 1]! * 0.587 + data[at + 2]! * 0.114
  return { data: out, width, height }
}

/** The plane at half its size: the mean of each four pixels. */
export function halve({ data, width, height }: Plane): Plane {
  const half = { data: new Float32Array((width >> 1) * (height >> 1)), width: width >> 1, height: height >> 1 }
  for (let y = 0, at = 0; y < half.height; y++) {
    for (let x = 0, from = 2 * y * width; x < half.width; x++, at++, from += 2) half.data[at] = (data[from]! + data[from + 1]! + data[from + width]! + data[from + width + 1]!) / 4
  }
  return half
}

/** The plane smoothed by a Gaussian of that standard deviation in pixels; beyond the edge the last pixel goes on. */
export function blurPlane({ data, width, height }: Plane, sigma: number, reach = Math.ceil(sigma * 3)): Plane {
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  for (let i = 0; i < weights.length; i++) weights[i]! /= sum
  return { data: blurColumns(blurRows(data, width, height, weights), width, height, weights), width, height }
}

/** Both passes take the two places that are equally far off together: their weight is the same. */
function blurRows(data: Float32Array, width: number, height: number, weights: Float32Array): Float32Array {
  const reach = weights.length >> 1, own = weights[reach]!
  const out = new Float32Array(data.length)
  const row = new Float64Array(width + 2 * reach) // fractions of 64 bits need no converting
  const sums = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    const start = y * width
    row.set(data.subarray(start, start + width), reach)
    row.fill(data[start]!, 0, reach)
    row.fill(data[start + width - 1]!, reach + width)
    for (let x = 0; x < width; x++) sums[x] = row[x + reach]! * own
    for (let t = 0, far = 2 * reach; t < reach; t++, far--) {
      const weight = weights[t]!
      for (let x = 0; x < width; x++) sums[x]! += (row[x + t]! + row[x + far]!) * weight
    }
    out.set(sums, start)
  }
  return out
}

function blurColumns(data: Float32Array, width: number, height: number, weights: Float32Array): Float32Array {
  const reach = weights.length >> 1, own = weights[reach]!
  const out = new Float32Array(data.length)
  const sums = new Float64Array(width)
  const startOf = (y: number): number => Math.max(0, Math.min(height - 1, y)) * width
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) sums[x] = data[at]! * own
    for (let t = 1; t <= reach; t++) {
      const weight = weights[reach - t]!, above = startOf(y - t), below = startOf(y + t)
      for (let x = 0; x < width; x++) sums[x]! += (data[above + x]! + data[below + x]!) * weight
    }
    out.set(sums, y * width)
  }
  return out
}
