import type { Raster } from '../../../inference/index.ts'

/** Halves of rasters that were asked for: many look at one picture, and each begins with the same halves. They go when the raster goes. */
const halves = new WeakMap<Raster, Raster>()

/** The picture at half its size, each pixel the mean of four; an odd row or column at the edge is left out. Many times as fast as a filter of free width. */
export function halfOf(picture: Raster): Raster {
  const known = halves.get(picture) ?? halve(picture)
  halves.set(picture, known)
  return known
}

function halve({ data, width: from, height: lines }: Raster): Raster {
  const width = from >> 1, height = lines >> 1
  const out = new Uint8Array(width * height * 3)
  const stride = from * 3
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = 2 * y * stride; x < width; x++, at += 6, to += 3) {
      const below = at + stride
      out[to] = (data[at]! + data[at + 3]! + data[below]! + data[below + 3]! + 2) >> 2
      out[to + 1] = (data[at + 1]! + data[at + 4]! + data[below + 1]! + data[below + 4]! + 2) >> 2
      out[to + 2] = (data[at + 2]! + data[at + 5]! + data[below + 2]! + data[below + 5]! + 2) >> 2
    }
  }
  return { data: out, width, height }
}
