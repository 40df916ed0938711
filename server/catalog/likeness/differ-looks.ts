import { compareOverlap } from './compare-overlap.ts'
import type { CloseLook } from './look.ts'
import { matchPoints } from './match-points.ts'

/** Points of both from which they have a say: a picture with fewer is blurred, small or plain. */
const ENOUGH_POINTS = 60
/** Share of points found again at their place below which two pictures differ: spoilt copies keep 0.23, pages of the same layout up to 0.19. */
const LEAST_FOUND = 0.22
/** Pixels (of 384) beside its place where a point is looked for. */
const NEAR = 8
/** The same form filled in otherwise: its frame is found again, but some parts hold other things. Correlation of the weaker ones. */
const LEAST_OF_PARTS = 0.5, WEAK_PART = 0.1

/** True for two pictures that only look the same from afar, by their fingerprints: pages of one layout with other words, screens of one program. One is laid on the other edge to edge. */
export function differFromNear(a: CloseLook, b: CloseLook): boolean {
  const [few, many] = a.points.count <= b.points.count ? [a, b] : [b, a]
  if (few.points.count < ENOUGH_POINTS) return false
  if (foundAgain(few, many) < LEAST_FOUND * few.points.count) return true
  const { parts } = compareOverlap(a, b, { c: b.points.width / a.points.width, s: 0, dx: 0, dy: 0 })
  return (parts[Math.floor(parts.length * WEAK_PART)] ?? 1) < LEAST_OF_PARTS
}

function foundAgain({ points: a }: CloseLook, { points: b }: CloseLook): number {
  const [across, down] = [b.width / a.width, b.height / a.height]
  return matchPoints(a, b).filter((pair) => Math.abs(a.x[pair.a]! * across - b.x[pair.b]!) <= NEAR && Math.abs(a.y[pair.a]! * down - b.y[pair.b]!) <= NEAR).length
}
