import type { Raster } from '../../../inference/index.ts'
import { downscaleRaster } from './downscale-raster.ts'

/** A picture laid into a frame: source pixel = (frame pixel - offset) / scale. */
export interface FittedRaster { raster: Raster; scale: number; left: number; top: number }

/** Lays the whole picture into a frame, as large as it fits, in its upper left corner or its middle; the rest is filled with one grey. */
export async function fitRaster(picture: Raster, width: number, height: number, { at, ground }: { at: 'corner' | 'middle'; ground: number }): Promise<FittedRaster> {
  const scale = Math.min(width / picture.width, height / picture.height)
  const size = (length: number, most: number): number => Math.max(1, Math.min(most, Math.round(length * scale)))
  const small = await downscaleRaster(picture, size(picture.width, width), size(picture.height, height))
  const left = at === 'middle' ? Math.floor((width - small.width) / 2) : 0
  const top = at === 'middle' ? Math.floor((height - small.height) / 2) : 0
  const data = new Uint8Array(width * height * 3).fill(ground)
  for (let y = 0; y < small.height; y++) data.set(small.data.subarray(y * small.width * 3, (y + 1) * small.width * 3), ((y + top) * width + left) * 3)
  return { raster: { data, width, height }, scale, left, top }
}
