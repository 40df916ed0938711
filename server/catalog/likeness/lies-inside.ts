import { correlation } from './compare-looks.ts'
import { PLANE_EDGE } from './look.ts'

/** A picture as its plane and the pixels that it is made of. */
export interface PlacedPlane { plane: Uint8Array; width: number; height: number }

const EDGE = 16 // fields of the inner picture that are compared each way
const SMALLEST = 0.6, SCALE_STEP = 0.05 // share of the outer picture's side
const SHIFT = 1 / 40 // of a side
const TURNS = [0, -2, 2] // degrees

/** Correlation from which one is a part of the other: frames of a burst reach 0.965 with what they were drawn from, and must stay apart. */
const FITS = 0.97

/** True where one of two pictures was cut out of the other. */
export const fitsIn = (a: PlacedPlane, b: PlacedPlane): boolean => liesInside(a, b) >= FITS || liesInside(b, a) >= FITS

/**
 * How well one picture fits as a part of another, cut out and turned a little: the best correlation of their fields, -1 to 1.
 * Cut and edited copies of the developers' set reach 0.98, one turned by 2 degrees 0.953; of 2,500 pairs of strangers the nearest, two cuts of one man's face, 0.896.
 */
export function liesInside(inner: PlacedPlane, outer: PlacedPlane): number {
  const wanted = halved(inner.plane)
  const shape = inner.width / inner.height / (outer.width / outer.height)
  let best = -1
  for (let share = 1; share >= SMALLEST - 0.001; share -= SCALE_STEP) {
    const [w, h] = shape >= 1 ? [share, share / shape] : [share * shape, share]
    for (const turn of TURNS) {
      const points = turnedGrid(w * outer.width, h * outer.height, turn)
      for (let y = 0; y <= 1 - h + 1e-6; y += SHIFT) {
        for (let x = 0; x <= 1 - w + 1e-6; x += SHIFT) best = Math.max(best, correlation(wanted, cutOut(outer, points, x + w / 2, y + h / 2)))
      }
    }
  }
  return best
}

/** Pairs of fields as their mean. */
function halved(plane: Uint8Array): Float64Array {
  return Float64Array.from({ length: EDGE * EDGE }, (_, i) => {
    const at = Math.floor(i / EDGE) * 2 * PLANE_EDGE + (i % EDGE) * 2
    return (plane[at]! + plane[at + 1]! + plane[at + PLANE_EDGE]! + plane[at + PLANE_EDGE + 1]!) / 4
  })
}

/** Middles of the fields of a rectangle around 0, turned; pixels. */
function turnedGrid(width: number, height: number, degrees: number): [number, number][] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return Array.from({ length: EDGE * EDGE }, (_, i) => {
    const [u, v] = [(((i % EDGE) + 0.5) / EDGE - 0.5) * width, ((Math.floor(i / EDGE) + 0.5) / EDGE - 0.5) * height]
    return [u * cos - v * sin, u * sin + v * cos]
  })
}

/** What a plane shows at these points around a middle, between its fields as it comes. */
function cutOut({ plane, width, height }: PlacedPlane, points: readonly [number, number][], middleX: number, middleY: number): Float64Array {
  const last = PLANE_EDGE - 1.001
  return Float64Array.from(points, ([u, v]) => {
    const x = Math.min(last, Math.max(0, (u / width + middleX) * PLANE_EDGE - 0.5)), y = Math.min(last, Math.max(0, (v / height + middleY) * PLANE_EDGE - 0.5))
    const left = Math.floor(x), top = Math.floor(y), at = top * PLANE_EDGE + left
    const [fx, fy] = [x - left, y - top]
    return (plane[at]! * (1 - fx) + plane[at + 1]! * fx) * (1 - fy) + (plane[at + PLANE_EDGE]! * (1 - fx) + plane[at + PLANE_EDGE + 1]! * fx) * fy
  })
}
