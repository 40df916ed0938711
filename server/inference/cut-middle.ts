import type { Raster } from './raster.ts'
import { resizeCubic } from './resize-cubic.ts'
import { resizeRaster } from './resize-raster.ts'

/** The square in the middle of a picture, `share` of its shorter edge wide, as `edge` pixels: what one gets by shrinking first and cutting then, for less work. */
export function cutMiddle({ data, width, height }: Raster, { share = 1, edge, filter }: { share?: number; edge: number; filter: 'triangle' | 'cubic' }): Raster {
  const side = Math.max(1, Math.round(Math.min(width, height) * share))
  const left = Math.floor((width - side) / 2), top = Math.floor((height - side) / 2)
  const square = new Uint8Array(side * side * 3)
  for (let y = 0; y < side; y++) square.set(data.subarray(((y + top) * width + left) * 3, ((y + top) * width + left + side) * 3), y * side * 3)
  const resize = filter === 'cubic' ? resizeCubic : resizeRaster
  return resize({ data: square, width: side, height: side }, edge, edge)
}
