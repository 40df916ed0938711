import { FIELDS_EDGE } from '../../analysis/index.ts'
import { turnedBack, type Placement } from './align-points.ts'
import type { CloseLook } from './look.ts'
import { correlation, spreadOf } from './compare-looks.ts'

/** How two pictures agree where one lies on the other. */
export interface Overlap {
  /** Shares of both pictures that the other shows too, 0 to 1; the smaller part of the scene first. */
  shares: [whole: number, part: number]
  /** Correlation of lightness, -1 to 1. */
  likeness: number
  /** The same for each of 5 × 5 parts that have something on them, lowest first. */
  parts: number[]
}

const PARTS = 5
/** Fields of a part from which it counts. */
const LEAST_FIELDS = 9
/** Spread of lightness below which there is nothing to compare in a part. */
const PLAIN_PART = 4
/** Places in a field, each way, that are looked up in the finer picture. */
const STEPS = 3

/** Lightness of the same places in both pictures, by field of the first. */
interface Pairs { at: number[]; a: number[]; b: number[] }

/** Lays one picture on the other and compares their fields of lightness; neither gain nor offset of light changes the answer. */
export function compareOverlap(one: CloseLook, other: CloseLook, placement: Placement): Overlap {
  const size = placement.c ** 2 + placement.s ** 2
  const [areaOne, areaOther] = [areaOf(one) * size, areaOf(other)]
  // from the one that shows more of the scene: its fields are the coarser ones
  const pairs = areaOne >= areaOther ? pairFields(one, other, placement) : pairFields(other, one, turnedBack(placement))
  const seen = (Math.max(areaOne, areaOther) * pairs.at.length) / FIELDS_EDGE ** 2
  return { shares: [seen / Math.max(areaOne, areaOther), seen / Math.min(areaOne, areaOther)], likeness: correlation(pairs.a, pairs.b), parts: compareParts(pairs) }
}

const areaOf = ({ points: { width, height } }: CloseLook): number => width * height

function pairFields(a: CloseLook, b: CloseLook, { c, s, dx, dy }: Placement): Pairs {
  const pairs: Pairs = { at: [], a: [], b: [] }
  const [across, down] = [a.points.width / FIELDS_EDGE, a.points.height / FIELDS_EDGE]
  for (let at = 0; at < FIELDS_EDGE ** 2; at++) {
    let sum = 0, step = 0
    for (; step < STEPS * STEPS; step++) {
      const x = ((at % FIELDS_EDGE) + ((step % STEPS) + 0.5) / STEPS) * across, y = (Math.floor(at / FIELDS_EDGE) + (Math.floor(step / STEPS) + 0.5) / STEPS) * down
      const u = ((c * x - s * y + dx) / b.points.width) * FIELDS_EDGE, v = ((s * x + c * y + dy) / b.points.height) * FIELDS_EDGE
      if (u < 0 || v < 0 || u > FIELDS_EDGE || v > FIELDS_EDGE) break
      sum += lightAt(b.fields, u - 0.5, v - 0.5)
    }
    if (step < STEPS * STEPS) continue
    pairs.at.push(at)
    pairs.a.push(a.fields[at]!)
    pairs.b.push(sum / STEPS ** 2)
  }
  return pairs
}

/** Lightness between the middles of four fields. */
function lightAt(fields: Uint8Array, x: number, y: number): number {
  const last = FIELDS_EDGE - 1
  const [u, v] = [Math.max(0, Math.min(last, x)), Math.max(0, Math.min(last, y))]
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [right, below] = [Math.min(last, left + 1), Math.min(last, top + 1)]
  const upper = fields[top * FIELDS_EDGE + left]! * (1 - u + left) + fields[top * FIELDS_EDGE + right]! * (u - left)
  const lower = fields[below * FIELDS_EDGE + left]! * (1 - u + left) + fields[below * FIELDS_EDGE + right]! * (u - left)
  return upper * (1 - v + top) + lower * (v - top)
}

function compareParts({ at, a, b }: Pairs): number[] {
  const columns = at.map((i) => i % FIELDS_EDGE), rows = at.map((i) => Math.floor(i / FIELDS_EDGE))
  const partOf = (values: number[]): ((value: number) => number) => {
    const least = Math.min(...values), room = Math.max(...values) + 1 - least
    return (value) => Math.floor(((value - least) * PARTS) / room)
  }
  const [column, row] = [partOf(columns), partOf(rows)]
  const parts = Map.groupBy(at.keys(), (i) => row(rows[i]!) * PARTS + column(columns[i]!))
  return [...parts.values()].map((places) => ({ a: places.map((i) => a[i]!), b: places.map((i) => b[i]!) }))
    .filter((part) => part.a.length >= LEAST_FIELDS && Math.max(spreadOf(part.a), spreadOf(part.b)) > PLAIN_PART).map((part) => correlation(part.a, part.b)).sort((x, y) => x - y)
}
