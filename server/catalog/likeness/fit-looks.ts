import { alignPoints } from './align-points.ts'
import { compareOverlap } from './compare-overlap.ts'
import type { CloseLook } from './look.ts'

/** Points that must lie at the same place of both pictures. */
const LEAST_POINTS = 12
/** Share of the points that could be found again: copies reach 0.35 and more; two letters on the same paper, or two faces alike, stay below. */
const LEAST_SHARE = 0.25
/** How much of the smaller picture lies in the other one; a turned copy has empty corners. Below it, two pictures of one panorama. */
const LEAST_PART = 0.88
/** How much of the larger one the smaller shows: a face cut out of a group is another picture, not a copy. */
const LEAST_WHOLE = 0.55
/** Correlation of lightness of the overlap. */
const LEAST_LIKENESS = 0.95
/** The same of its 25 parts, from the second weakest: one may be an empty corner, but something that moved shows in two and more. */
const LEAST_OF_PARTS = [-1, 0.6, 0.7]

/**
 * How well two pictures fit each other as copies, one cut out of the other, turned, scaled or toned: the correlation of lightness where they overlap; undefined where they are no copies.
 * Close to the edge of what fits the order may count: whoever asks keeps to one.
 */
export function fitLooks(a: CloseLook, b: CloseLook): number | undefined {
  const alignment = alignPoints(a.points, b.points)
  if (!alignment || alignment.pairs.length < LEAST_POINTS || alignment.pairs.length < LEAST_SHARE * alignment.possible) return undefined
  const { shares: [whole, part], likeness, parts } = compareOverlap(a, b, alignment.placement)
  const isFit = part >= LEAST_PART && whole >= LEAST_WHOLE && likeness >= LEAST_LIKENESS && LEAST_OF_PARTS.every((least, i) => (parts[i] ?? 1) >= least)
  return isFit ? likeness : undefined
}
