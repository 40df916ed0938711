import { POINT_WORDS, type PicturePoints } from '../../analysis/index.ts'

/** Two points, by their places in their pictures, that are each other's nearest. */
export interface PointPair { a: number; b: number; apart: number }

/** Bits of 256 in which the same place differs at most; those of two places differ in some 128. */
const SAME_PLACE = 72

/** Points that are nearest to each other, both ways, by their descriptions. */
export function matchPoints(a: PicturePoints, b: PicturePoints): PointPair[] {
  const nearest = { a: new Int16Array(a.count).fill(-1), b: new Int16Array(b.count).fill(-1) }
  const least = { a: new Int16Array(a.count).fill(SAME_PLACE + 1), b: new Int16Array(b.count).fill(SAME_PLACE + 1) }
  for (let i = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++) {
      const apart = pointsApart(a.bits, i, b.bits, j)
      if (apart < least.a[i]!) { least.a[i] = apart; nearest.a[i] = j }
      if (apart < least.b[j]!) { least.b[j] = apart; nearest.b[j] = i }
    }
  }
  const pairs: PointPair[] = []
  for (let i = 0; i < a.count; i++) {
    const j = nearest.a[i]!
    if (j >= 0 && nearest.b[j] === i) pairs.push({ a: i, b: j, apart: least.a[i]! })
  }
  return pairs
}

/** How many bits the descriptions of two points differ in, by their places in their pictures; beyond what is the same place it stops counting. */
function pointsApart(a: Uint32Array, i: number, b: Uint32Array, j: number): number {
  const [at, from] = [i * POINT_WORDS, j * POINT_WORDS]
  let count = 0
  for (let word = 0; word < POINT_WORDS && count <= SAME_PLACE; word++) {
    let bits = a[at + word]! ^ b[from + word]!
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}
