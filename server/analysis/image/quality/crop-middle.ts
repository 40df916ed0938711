import type { Raster } from '../../../inference/index.ts'

/** The middle of a picture, at most so many pixels on each side, as it is: nothing is drawn smaller. */
export function cropMiddle({ data, width, height }: Raster, most: number): Raster {
  const w = Math.min(width, most), h = Math.min(height, most)
  if (w === width && h === height) return { data, width, height }
  const left = (width - w) >> 1, top = (height - h) >> 1
  const out = new Uint8Array(w * h * 3)
  for (let y = 0; y < h; y++) out.set(data.subarray(((top + y) * width + left) * 3, ((top + y) * width + left + w) * 3), y * w * 3)
  return { data: out, width: w, height: h }
}
