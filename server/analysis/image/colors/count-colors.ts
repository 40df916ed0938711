import type { Raster } from '../../../inference/index.ts'
import { toOklab, type Oklab } from './oklab.ts'

/** Pixels of nearly one colour: their mean and how many of all pixels they are, 0 to 1. */
export interface ColorCount { color: Oklab; share: number }

const SAMPLES = 90_000 // enough for shares right within 0.5 %
const STEP = 0.035 // edge of a bin in OKLab: about what one sees as another shade

/** The colours of a picture, gathered in bins of OKLab, in a fixed order. */
export function countColors({ data, width, height }: Raster): ColorCount[] {
  const stride = Math.max(1, Math.ceil(Math.sqrt((width * height) / SAMPLES)))
  const bins = new Map<number, { n: number; l: number; a: number; b: number }>()
  let total = 0
  for (let y = stride >> 1; y < height; y += stride) {
    for (let x = stride >> 1; x < width; x += stride) {
      const at = (y * width + x) * 3
      const [l, a, b] = toOklab(data[at]!, data[at + 1]!, data[at + 2]!)
      const key = (Math.round(l / STEP) << 16) | (Math.round(a / STEP + 64) << 8) | Math.round(b / STEP + 64)
      const bin = bins.get(key)
      if (bin) {
        bin.n++
        bin.l += l
        bin.a += a
        bin.b += b
      } else bins.set(key, { n: 1, l, a, b })
      total++
    }
  }
  return [...bins].sort(([a, x], [b, y]) => y.n - x.n || a - b).map(([, { n, l, a, b }]) => ({ color: [l / n, a / n, b / n], share: n / total }))
}
