import { quadHeight, quadWidth, type Quad } from './geometry.ts'
import type { Raster } from './raster.ts'

/** The part of the picture inside the rectangle, set upright at the given size; places outside the picture take the nearest pixel. */
export function cutQuad(raster: Raster, quad: Quad, width: number, height: number): Raster {
  // one sample a place would miss strokes where the cut shrinks: take as many along each edge as the shrinking asks
  const across = samplesFor(quadWidth(quad) / width), down = samplesFor(quadHeight(quad) / height)
  const share = 1 / (across * down)
  const data = new Uint8Array(width * height * 3)
  const row = new Float32Array(width * 3)
  for (let y = 0, at = 0; y < height; y++) {
    row.fill(0)
    for (let j = 0; j < down; j++) addRow(raster, quad, (y * down + j + 0.5) / (height * down), across, row)
    for (let i = 0; i < row.length; i++, at++) data[at] = row[i]! * share + 0.5
  }
  return { data, width, height }
}

const samplesFor = (shrinking: number): number => Math.max(1, Math.min(8, Math.round(shrinking)))

/** Adds the colours along a line from the left to the right edge, at the share t of the way down, by bilinear samples. */
function addRow({ data, width, height }: Raster, [[ax, ay], [bx, by], , [dx, dy]]: Quad, t: number, across: number, row: Float32Array): void {
  const samples = (row.length / 3) * across
  const stepX = (bx - ax) / samples, stepY = (by - ay) / samples
  const startX = ax + t * (dx - ax) + stepX / 2 - 0.5, startY = ay + t * (dy - ay) + stepY / 2 - 0.5
  const lastX = width - 1, lastY = height - 1
  for (let i = 0; i < samples; i++) {
    const x = Math.max(0, Math.min(lastX, startX + i * stepX)), y = Math.max(0, Math.min(lastY, startY + i * stepY))
    const x0 = Math.floor(x), y0 = Math.floor(y)
    const fx = x - x0, fy = y - y0
    const a = (y0 * width + x0) * 3
    const b = x0 < lastX ? a + 3 : a
    const below = y0 < lastY ? width * 3 : 0
    const at = Math.floor(i / across) * 3
    const wa = (1 - fx) * (1 - fy), wb = fx * (1 - fy), wc = (1 - fx) * fy, wd = fx * fy
    row[at]! += data[a]! * wa + data[b]! * wb + data[a + below]! * wc + data[b + below]! * wd
    row[at + 1]! += data[a + 1]! * wa + data[b + 1]! * wb + data[a + below + 1]! * wc + data[b + below + 1]! * wd
    row[at + 2]! += data[a + 2]! * wa + data[b + 2]! * wb + data[a + below + 2]! * wc + data[b + below + 2]! * wd
  }
}
