import type { Raster } from './raster.ts'

/** A part of the picture, which must lie within it. */
export function cropRaster({ data, width }: Raster, left: number, top: number, across: number, down: number): Raster {
  const out = new Uint8Array(across * down * 3)
  for (let y = 0; y < down; y++) {
    const start = ((top + y) * width + left) * 3
    out.set(data.subarray(start, start + across * 3), y * across * 3)
  }
  return { data: out, width: across, height: down }
}
