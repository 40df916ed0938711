import { correlation } from './compare-looks.ts'
import { PLANE_EDGE } from './look.ts'

/** A picture as its plane and the pixels that it is made of. */
export interface PlacedPlane { plane: Uint8Array; width: number; height: number }

const EDGE = 16 // fields of the inner picture that are compared each way
const SMALLEST = 0.6 // share of the outer picture's side
const COARSE = { share: 0.1, shift: 1 / 20 }, FINE = { share: 0.05, shift: 1 / 40 }
/** What fits nowhere this well by coarse steps is not looked at by fine ones. */
const PROMISING = 0.8

/** Correlation from which one is a part of the other: frames of a burst reach 0.965 with what they were drawn from, and must stay apart. */
const FITS = 0.97

/** True where one of two pictures was cut out of the other. */
export const fitsIn = (a: PlacedPlane, b: PlacedPlane): boolean => liesInside(a, b) >= FITS || liesInside(b, a) >= FITS

/** Where a part lies: share of the outer side that it takes, and its left upper corner in shares. */
interface Part { share: number; x: number; y: number; fit: number }

/**
 * How well one picture fits as a part of another, cut out: the best correlation of their fields, -1 to 1; by coarse steps over the whole, then by fine ones
 * around the best. Cut and edited copies of the developers' set reach 0.98; of 2,500 pairs of strangers the nearest, two cuts of one man's face, 0.896.
 */
function liesInside(inner: PlacedPlane, outer: PlacedPlane): number {
  const wanted = halved(inner.plane)
  const shape = inner.width / inner.height / (outer.width / outer.height)
  const fitAt = (share: number, x: number, y: number): number => {
    const [w, h] = shape >= 1 ? [share, share / shape] : [share * shape, share]
    if (share > 1.001 || x < -0.001 || y < -0.001 || x + w > 1.001 || y + h > 1.001) return -1
    return correlation(wanted, cutOut(outer, gridOf(w, h), x + w / 2, y + h / 2))
  }
  let best: Part = { share: 1, x: 0, y: 0, fit: -1 }
  const look = (share: number, x: number, y: number): void => {
    const fit = fitAt(share, x, y)
    if (fit > best.fit) best = { share, x, y, fit }
  }
  for (let share = 1; share >= SMALLEST - 0.001; share -= COARSE.share) {
    for (let y = 0; y <= 1; y += COARSE.shift) for (let x = 0; x <= 1; x += COARSE.shift) look(share, x, y)
  }
  if (best.fit < PROMISING) return best.fit
  const { share, x, y } = best
  for (const larger of [-FINE.share, 0, FINE.share]) {
    for (const down of [-2, -1, 0, 1, 2]) for (const right of [-2, -1, 0, 1, 2]) look(share + larger, x + right * FINE.shift, y + down * FINE.shift)
  }
  return best.fit
}

/** Pairs of fields as their mean. */
function halved(plane: Uint8Array): Float64Array {
  return Float64Array.from({ length: EDGE * EDGE }, (_, i) => {
    const at = Math.floor(i / EDGE) * 2 * PLANE_EDGE + (i % EDGE) * 2
    return (plane[at]! + plane[at + 1]! + plane[at + PLANE_EDGE]! + plane[at + PLANE_EDGE + 1]!) / 4
  })
}

/** Middles of the fields of a rectangle around 0; shares of the outer picture. */
function gridOf(width: number, height: number): [number, number][] {
  return Array.from({ length: EDGE * EDGE }, (_, i) => [(((i % EDGE) + 0.5) / EDGE - 0.5) * width, ((Math.floor(i / EDGE) + 0.5) / EDGE - 0.5) * height])
}

/** What a plane shows at these points around a middle, between its fields as it comes. */
function cutOut({ plane }: PlacedPlane, points: readonly [number, number][], middleX: number, middleY: number): Float64Array {
  const last = PLANE_EDGE - 1.001
  return Float64Array.from(points, ([u, v]) => {
    const x = Math.min(last, Math.max(0, (u + middleX) * PLANE_EDGE - 0.5)), y = Math.min(last, Math.max(0, (v + middleY) * PLANE_EDGE - 0.5))
    const left = Math.floor(x), top = Math.floor(y), at = top * PLANE_EDGE + left
    const [fx, fy] = [x - left, y - top]
    return (plane[at]! * (1 - fx) + plane[at + 1]! * fx) * (1 - fy) + (plane[at + PLANE_EDGE]! * (1 - fx) + plane[at + PLANE_EDGE + 1]! * fx) * fy
  })
}
