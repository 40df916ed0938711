import type { Raster } from './raster.ts'
import { cubic, makeTaps } from './resize-taps.ts'

/**
 * The picture at another size, by a cubic filter that widens when it shrinks: how networks of the family CLIP were shown theirs.
 * Apart from resizeRaster, whose sums need no clamping and whose loops are the hottest of the house.
 */
export function resizeCubic(raster: Raster, width: number, height: number): Raster {
  const across = stretch(raster.data, { lines: raster.height, line: raster.width * 3, from: raster.width, step: 3 }, width)
  const both = stretch(across, { lines: width, line: 3, from: raster.height, step: width * 3 }, height)
  return { data: new Uint8Array(both.buffer), width, height }
}

/** How an axis lies in the numbers: `lines` of them beside each other, `line` apart, each of `from` places that are `step` apart. */
interface Axis { lines: number; line: number; from: number; step: number }

function stretch(data: Uint8Array | Uint8ClampedArray, { lines, line, from, step }: Axis, to: number): Uint8ClampedArray<ArrayBuffer> {
  const { start, weights, width } = makeTaps(from, to, cubic)
  const out = new Uint8ClampedArray(lines * to * 3)
  const outLine = step === 3 ? to * 3 : 3 // rows stay rows, columns stay columns
  for (let n = 0; n < lines; n++) {
    for (let place = 0; place < to; place++) {
      let red = 0, green = 0, blue = 0
      let at = n * line + start[place]! * step
      for (let t = place * width, end = t + width; t < end; t++, at += step) {
        const weight = weights[t]!
        red += data[at]! * weight
        green += data[at + 1]! * weight
        blue += data[at + 2]! * weight
      }
      const o = n * outLine + place * step
      out[o] = red
      out[o + 1] = green
      out[o + 2] = blue
    }
  }
  return out
}
