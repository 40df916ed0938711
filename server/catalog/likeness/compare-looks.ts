import { bitsApart, NEAR_BITS } from '../../analysis/index.ts'
import type { Look } from './look.ts'

/** How alike the fields of lightness must be, as correlation: copies of a photograph reach 0.999, heavy motion blur 0.970, the same photograph shifted as in a burst 0.937. */
const SAME_FIELDS = 0.945
/** Spread of lightness below which a picture has nothing to be told by: a plain ground, a lens cap. */
const PLAIN_SPREAD = 2

/** True for two contents that show the same picture: both fingerprints agree, and the fields of lightness too. Plain pictures are never the same by their look. */
export function areCopies(a: Look, b: Look): boolean {
  return bitsApart(a.phash, b.phash) <= NEAR_BITS && bitsApart(a.average, b.average) <= NEAR_BITS && !isPlain(a.plane) && !isPlain(b.plane) && correlation(a.plane, b.plane) >= SAME_FIELDS
}

/** True for a picture with nothing on it. */
export const isPlain = (plane: Uint8Array): boolean => spreadOf(plane) < PLAIN_SPREAD

/** Correlation of two fields of the same size, -1 to 1; 0 where one of them is even. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let both = 0, ownA = 0, ownB = 0
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB]
    both += x * y
    ownA += x * x
    ownB += y * y
  }
  return ownA === 0 || ownB === 0 ? 0 : both / Math.sqrt(ownA * ownB)
}

/** Standard deviation. */
export function spreadOf(plane: ArrayLike<number>): number {
  const mean = meanOf(plane)
  let sum = 0
  for (let i = 0; i < plane.length; i++) sum += (plane[i]! - mean) ** 2
  return Math.sqrt(sum / plane.length)
}

function meanOf(plane: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < plane.length; i++) sum += plane[i]!
  return sum / plane.length
}
