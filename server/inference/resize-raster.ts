import { enlargeRaster } from './enlarge-raster.ts'
import type { Raster } from './raster.ts'
import { makeTaps, triangle } from './resize-taps.ts'

/** The picture at another size, by a triangle filter that widens when it shrinks (so fine print does not flicker into holes). */
export function resizeRaster(raster: Raster, width: number, height: number): Raster {
  if (width === raster.width && height === raster.height) return raster
  if (width >= raster.width && height >= raster.height) return enlargeRaster(raster, width, height)
  return stretchRows(stretchColumns(raster, width), height)
}

function stretchColumns({ data, width: from, height }: Raster, to: number): Raster {
  if (to === from) return { data, width: from, height }
  const { start, weights, width: taps } = makeTaps(from, to, triangle)
  const out = new Uint8Array(to * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < to; x++) {
      let red = 0.5, green = 0.5, blue = 0.5
      let at = (y * from + start[x]!) * 3
      for (let t = x * taps, end = t + taps; t < end; t++, at += 3) {
        const weight = weights[t]!
        red += data[at]! * weight
        green += data[at + 1]! * weight
        blue += data[at + 2]! * weight
      }
      const o = (y * to + x) * 3
      out[o] = red
      out[o + 1] = green
      out[o + 2] = blue
    }
  }
  return { data: out, width: to, height }
}

function stretchRows({ data, width, height: from }: Raster, to: number): Raster {
  if (to === from) return { data, width, height: from }
  const { start, weights, width: taps } = makeTaps(from, to, triangle)
  const stride = width * 3
  const out = new Uint8Array(stride * to)
  const sums = new Float32Array(stride)
  for (let y = 0; y < to; y++) {
    sums.fill(0.5)
    for (let t = 0; t < taps; t++) {
      const weight = weights[y * taps + t]!
      if (weight === 0) continue
      const row = (start[y]! + t) * stride
      for (let i = 0; i < stride; i++) sums[i]! += data[row + i]! * weight
    }
    out.set(sums, y * stride) // values stay within 0.5 and 255.5, conversion drops the fraction
  }
  return { data: out, width, height: to }
}
