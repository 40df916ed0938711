import { quadHeight, quadWidth, type Quad } from './geometry.ts'
import type { Raster } from './raster.ts'

/** The part of the picture inside the rectangle, set upright at the given size; places outside the picture take the nearest pixel. */
export function cutQuad(raster: Raster, quad: Quad, width: number, height: number): Raster {
  const [[ax, ay], [bx, by], , [dx, dy]] = quad
  // one sample a place would miss strokes where the cut shrinks: take as many as the shrinking asks
  const fine = Math.max(1, Math.min(8, Math.round(Math.max(quadWidth(quad) / width, quadHeight(quad) / height))))
  const columns = width * fine, rows = height * fine
  const sums = new Float32Array(width * height * 3)
  const sample = new Float32Array(3)
  for (let j = 0; j < rows; j++) {
    const t = (j + 0.5) / rows
    const row = Math.floor(j / fine) * width
    for (let i = 0; i < columns; i++) {
      const s = (i + 0.5) / columns
      samplePixel(raster, ax + s * (bx - ax) + t * (dx - ax) - 0.5, ay + s * (by - ay) + t * (dy - ay) - 0.5, sample)
      const at = (row + Math.floor(i / fine)) * 3
      sums[at]! += sample[0]!
      sums[at + 1]! += sample[1]!
      sums[at + 2]! += sample[2]!
    }
  }
  const share = 1 / (fine * fine)
  return { data: Uint8Array.from(sums, (sum) => sum * share + 0.5), width, height }
}

/** Bilinear colour between four pixels. */
function samplePixel({ data, width, height }: Raster, x: number, y: number, into: Float32Array): void {
  const px = Math.max(0, Math.min(width - 1, x)), py = Math.max(0, Math.min(height - 1, y))
  const x0 = Math.floor(px), y0 = Math.floor(py)
  const fx = px - x0, fy = py - y0
  const a = (y0 * width + x0) * 3
  const right = x0 + 1 < width ? 3 : 0
  const below = y0 + 1 < height ? width * 3 : 0
  for (let c = 0; c < 3; c++) {
    const upper = data[a + c]! * (1 - fx) + data[a + right + c]! * fx
    const lower = data[a + below + c]! * (1 - fx) + data[a + below + right + c]! * fx
    into[c] = upper * (1 - fy) + lower * fy
  }
}
