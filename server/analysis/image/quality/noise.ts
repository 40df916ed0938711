import { halve, type Plane } from '../pixels/plane.ts'

const FLATTER = 0.3 // share of the picture's small squares that are taken: the calmest, so that leaves and fur are not grain
const SQUARE = 12 // edge, pixels

/**
 * Standard deviation of the grain, of 255: a filter that is blind to planes and slopes (Immerkær 1996), over the calmest squares only.
 * Grain halves when four pixels are drawn into one, fine structure (needles, cloth) stays: only what halves is counted.
 */
export function measureNoise(luma: Plane): number {
  const fine = calmNoise(luma), coarse = calmNoise(halve(luma))
  return Math.sqrt(Math.max(0, (fine ** 2 - coarse ** 2) * (4 / 3)))
}

/** Squares that are burnt out or black are no witnesses: grain cannot show there. */
function calmNoise({ data, width, height }: Plane): number {
  const sigmas: number[] = []
  for (let top = 1; top + SQUARE < height; top += SQUARE) {
    for (let left = 1; left + SQUARE < width; left += SQUARE) {
      const sigma = squareNoise(data, width, left, top)
      if (sigma !== undefined) sigmas.push(sigma)
    }
  }
  if (sigmas.length === 0) return 0
  const calm = Float64Array.from(sigmas).sort().subarray(0, Math.max(1, Math.floor(sigmas.length * FLATTER)))
  return calm.reduce((sum, sigma) => sum + sigma, 0) / calm.length
}

function squareNoise(data: Float32Array, width: number, left: number, top: number): number | undefined {
  let sum = 0, light = 0
  for (let y = top; y < top + SQUARE; y++) {
    for (let at = y * width + left, end = at + SQUARE; at < end; at++) {
      const above = at - width, below = at + width
      sum += Math.abs(data[above - 1]! - 2 * data[above]! + data[above + 1]! - 2 * data[at - 1]! + 4 * data[at]! - 2 * data[at + 1]! + data[below - 1]! - 2 * data[below]! + data[below + 1]!)
      light += data[at]!
    }
  }
  const mean = light / SQUARE ** 2
  if (mean < 8 || mean > 247) return undefined
  return (Math.sqrt(Math.PI / 2) / 6) * (sum / SQUARE ** 2)
}
