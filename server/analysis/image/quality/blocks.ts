import type { Plane } from '../pixels/plane.ts'

const BLOCK = 8 // JPEG's

/**
 * How much steeper brightness changes where JPEG's blocks of eight meet than elsewhere, as a share: 0 without damage, about 1 where blocks stand out.
 * The grid may begin anywhere (a cut picture keeps the damage); it is looked for across and down.
 */
export function measureBlocks(luma: Plane): number {
  return Math.max(0, (gridContrast(luma, 1, luma.width) + gridContrast(luma, luma.width, luma.height)) / 2)
}

/** Second differences over the seam between pixels i and i + 1 along an axis, summed for each of the eight places of the grid. */
function gridContrast({ data, width, height }: Plane, step: number, length: number): number {
  const sums = new Float64Array(BLOCK), counts = new Float64Array(BLOCK)
  const across = step === 1
  for (let y = across ? 0 : 1; y < (across ? height : height - 2); y++) {
    for (let x = across ? 1 : 0; x < (across ? width - 2 : width); x++) {
      const at = y * width + x
      const seam = Math.abs(data[at]! - data[at + step]!)
      const sides = (Math.abs(data[at - step]! - data[at]!) + Math.abs(data[at + step]! - data[at + 2 * step]!)) / 2
      const place = (across ? x : y) % BLOCK
      sums[place]! += Math.max(-8, Math.min(8, seam - sides)) // real edges of the picture are not to outweigh thousands of seams
      counts[place]!++
    }
  }
  if (length < 4 * BLOCK) return 0
  const means = sums.map((sum, place) => sum / Math.max(1, counts[place]!))
  const best = means.reduce((most, mean, place) => (mean > means[most]! ? place : most), 0)
  const others = means.filter((_, place) => place !== best)
  return means[best]! - others.reduce((sum, mean) => sum + mean, 0) / others.length
}
