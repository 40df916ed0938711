import { LEVEL_STEP, LEVELS, type PicturePoints } from '../../analysis/index.ts'
import { matchPoints, type PointPair } from './match-points.ts'

/** Takes a place of one picture to the same place of another: turned, scaled and moved. x' = c·x − s·y + dx, y' = s·x + c·y + dy, in pixels of both. */
export interface Placement { c: number; s: number; dx: number; dy: number }
/** How a picture lies in another, the points that say so, and how many could have. */
export interface Alignment { placement: Placement; pairs: PointPair[]; possible: number }

/** Pixels (of 384) beside its place where a point is still the same: levels are coarse, and edited copies are a little bent. */
const NEAR = 4
/** Least pixels between two points that a placement is told by. */
const APART = 24
/** Turn and size that each pair tells of itself are coarse: radians, and steps of a level. */
const TURN = 0.35, SIZE = 1.6
/** Pixels along the edges in which no points are looked for. */
const MARGIN = 17
/** Pairs that are tried against each other at most. */
const TRIED = 120

/** How a picture lies in another; undefined where fewer than four points agree. Every two pairs of points are tried, so the same pictures always give the same answer. */
export function alignPoints(a: PicturePoints, b: PicturePoints): Alignment | undefined {
  const pairs = matchPoints(a, b)
  const tried = pairs.toSorted((x, y) => x.apart - y.apart || x.a - y.a).slice(0, TRIED)
  let best: PointPair[] = []
  for (let i = 0; i < tried.length; i++) {
    for (let j = i + 1; j < tried.length; j++) {
      const placement = placeBy(a, b, tried[i]!, tried[j]!)
      if (!placement || !agrees(a, b, tried[i]!, placement) || !agrees(a, b, tried[j]!, placement)) continue
      const held = heldBy(a, b, tried, placement)
      if (held.length > best.length) best = held
    }
  }
  if (best.length < 4) return undefined
  let placement = fitPlacement(a, b, best)
  for (let round = 0; round < 3; round++) {
    best = heldBy(a, b, pairs, placement)
    if (best.length < 4) return undefined
    placement = fitPlacement(a, b, best)
  }
  return { placement, pairs: best, possible: Math.min(visible(a, b, placement), visible(b, a, turnedBack(placement))) }
}

/** The same placement the other way round. */
export const turnedBack = ({ c, s, dx, dy }: Placement): Placement => {
  const size = c * c + s * s
  return { c: c / size, s: -s / size, dx: -(c * dx + s * dy) / size, dy: (s * dx - c * dy) / size }
}

function placeBy(a: PicturePoints, b: PicturePoints, one: PointPair, other: PointPair): Placement | undefined {
  const [ax, ay, bx, by] = [a.x[other.a]! - a.x[one.a]!, a.y[other.a]! - a.y[one.a]!, b.x[other.b]! - b.x[one.b]!, b.y[other.b]! - b.y[one.b]!]
  const length = ax * ax + ay * ay
  if (length < APART ** 2 || bx * bx + by * by < APART ** 2) return undefined
  const [c, s] = [(ax * bx + ay * by) / length, (ax * by - ay * bx) / length]
  return { c, s, dx: b.x[one.b]! - c * a.x[one.a]! + s * a.y[one.a]!, dy: b.y[one.b]! - s * a.x[one.a]! - c * a.y[one.a]! }
}

/** Whether the turn and the size that a pair of points tells of itself are those of a placement. */
function agrees(a: PicturePoints, b: PicturePoints, pair: PointPair, { c, s }: Placement): boolean {
  const turn = b.angle[pair.b]! - a.angle[pair.a]! - Math.atan2(s, c)
  const size = Math.log(Math.hypot(c, s)) / Math.log(LEVEL_STEP) - (b.level[pair.b]! - a.level[pair.a]!)
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) <= TURN && Math.abs(size) <= SIZE
}

function heldBy(a: PicturePoints, b: PicturePoints, pairs: readonly PointPair[], placement: Placement): PointPair[] {
  const { c, s, dx, dy } = placement
  const near = (NEAR * Math.max(1, Math.hypot(c, s))) ** 2
  return pairs.filter((pair) => {
    const [x, y] = [a.x[pair.a]!, a.y[pair.a]!]
    return (c * x - s * y + dx - b.x[pair.b]!) ** 2 + (s * x + c * y + dy - b.y[pair.b]!) ** 2 <= near && agrees(a, b, pair, placement)
  })
}

/** The placement that takes points nearest to their pairs, by least squares. */
function fitPlacement(a: PicturePoints, b: PicturePoints, pairs: readonly PointPair[]): Placement {
  const mean = (values: Float32Array, of: 'a' | 'b'): number => pairs.reduce((sum, pair) => sum + values[pair[of]]!, 0) / pairs.length
  const [ax, ay, bx, by] = [mean(a.x, 'a'), mean(a.y, 'a'), mean(b.x, 'b'), mean(b.y, 'b')]
  let along = 0, across = 0, length = 0
  for (const pair of pairs) {
    const [x, y, u, v] = [a.x[pair.a]! - ax, a.y[pair.a]! - ay, b.x[pair.b]! - bx, b.y[pair.b]! - by]
    along += x * u + y * v
    across += x * v - y * u
    length += x * x + y * y
  }
  const [c, s] = length === 0 ? [1, 0] : [along / length, across / length]
  return { c, s, dx: bx - c * ax + s * ay, dy: by - s * ax - c * ay }
}

/** How many points of a picture lie within another, on a level that it has. */
function visible(a: PicturePoints, b: PicturePoints, { c, s, dx, dy }: Placement): number {
  const levels = Math.log(Math.hypot(c, s)) / Math.log(LEVEL_STEP)
  let count = 0
  for (let i = 0; i < a.count; i++) {
    const [x, y, level] = [c * a.x[i]! - s * a.y[i]! + dx, s * a.x[i]! + c * a.y[i]! + dy, a.level[i]! + levels]
    if (x >= MARGIN && y >= MARGIN && x <= b.width - MARGIN && y <= b.height - MARGIN && level > -0.5 && level < LEVELS - 0.5) count++
  }
  return count
}
