import type { Plane } from '../pixels/plane.ts'

/** Words of 32 bits that describe a place. */
export const POINT_WORDS = 8
/** Pixels around a place that its description looks at, however it is turned. */
export const REACH = 16

const BITS = POINT_WORDS * 32
/** The first so many bits compare two points that lie across the direction: neither is likelier to be the lighter one, as it is along it. */
const ACROSS = 128
const LEAST = 6 // pixels between the points of a pair
const DISC = 13 // radius over which the direction of a place is told, pixels

/** Pairs of points around the middle, two coordinates each, drawn by a fixed seed from a Gaussian, as BRIEF does (Calonder 2010). Another seed makes other descriptions: the revision goes up with it. */
const pairs = drawPairs(BITS)

/** The direction in which the place is lighter, radians (the centre of light, as in ORB: Rublee 2011). It turns with the picture, and neither gain nor offset of light changes it. */
export function directionOf({ data, width }: Plane, x: number, y: number): number {
  let across = 0, down = 0
  for (let dy = -DISC; dy <= DISC; dy++) {
    const half = Math.floor(Math.sqrt(DISC * DISC - dy * dy))
    for (let dx = -half, at = (y + dy) * width + x - half; dx <= half; dx++, at++) {
      across += dx * data[at]!
      down += dy * data[at]!
    }
  }
  return Math.atan2(down, across)
}

/** Writes the 256 bits of a place, turned into its direction: which of two points of a smoothed picture is lighter, pair by pair. */
export function describeCorner({ data, width }: Plane, x: number, y: number, angle: number, out: Uint32Array, offset: number): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const at = (i: number): number => data[(y + Math.round(pairs[i]! * sin + pairs[i + 1]! * cos)) * width + x + Math.round(pairs[i]! * cos - pairs[i + 1]! * sin)]!
  for (let word = 0, i = 0; word < POINT_WORDS; word++) {
    let bits = 0
    for (let bit = 0; bit < 32; bit++, i += 4) if (at(i) < at(i + 2)) bits |= 1 << bit
    out[offset + word] = bits >>> 0
  }
}

function drawPairs(count: number): Float32Array {
  let state = 20111
  const even = (): number => { state = (Math.imul(state, 1664525) + 1013904223) | 0; return ((state >>> 8) + 0.5) / 2 ** 24 }
  const point = (): [number, number] => {
    for (;;) {
      const [length, turn] = [6.5 * Math.sqrt(-2 * Math.log(even())), 2 * Math.PI * even()]
      if (length <= REACH - 1) return [length * Math.cos(turn), length * Math.sin(turn)]
    }
  }
  const out = new Float32Array(count * 4)
  for (let i = 0; i < count;) {
    const [a, drawn] = [point(), point()]
    const b = i < ACROSS ? [a[0], drawn[1]] as const : drawn
    if (Math.hypot(a[0] - b[0], a[1] - b[1]) < LEAST || Math.hypot(...b) > REACH - 1) continue
    out.set([...a, ...b], i * 4)
    i++
  }
  return out
}
