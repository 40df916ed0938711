import { cutQuad, type Point, type Quad, type Raster } from '../../../inference/index.ts'
import type { FivePoints } from './face-detector.ts'

/** Edge of the picture that a face is set upright in, pixels. */
export const CHIP = 150
/** Where its points come to lie there: the mean face that dlib's network was made with, a quarter of padding on each side. */
const TEMPLATE: FivePoints = [[47.55, 46.60], [100.48, 46.60], [74.01, 76.56], [50.41, 103.02], [97.61, 103.02]]

/** Turns and scales without skewing: a point of the chip lies at (a·x - b·y + left, b·x + a·y + top) in the picture. */
interface Similarity { a: number; b: number; left: number; top: number }

/** The face upright, its points as near to their usual places as turning, scaling and moving bring them (least squares, Umeyama 1991). */
export const alignFace = (raster: Raster, points: FivePoints): Raster => cutQuad(raster, chipQuad(points), CHIP, CHIP)

/** Where in the picture the corners of the chip lie. */
export function chipQuad(points: FivePoints): Quad {
  const { a, b, left, top } = similarity(TEMPLATE, points)
  const at = (x: number, y: number): Point => [a * x - b * y + left, b * x + a * y + top]
  return [at(0, 0), at(CHIP, 0), at(CHIP, CHIP), at(0, CHIP)]
}

/** Brings one set of points as near as may be to another; in the plane, turning and scaling are one complex number. */
function similarity(from: FivePoints, to: FivePoints): Similarity {
  const [fromX, fromY] = middleOf(from), [toX, toY] = middleOf(to)
  let along = 0, across = 0, spread = 0
  for (const [i, [x, y]] of from.entries()) {
    const [dx, dy] = [x - fromX, y - fromY], [u, v] = [to[i]![0] - toX, to[i]![1] - toY]
    along += dx * u + dy * v
    across += dx * v - dy * u
    spread += dx * dx + dy * dy
  }
  const a = along / spread, b = across / spread
  return { a, b, left: toX - a * fromX + b * fromY, top: toY - b * fromX - a * fromY }
}

const middleOf = (points: FivePoints): Point => [points.reduce((sum, [x]) => sum + x, 0) / points.length, points.reduce((sum, [, y]) => sum + y, 0) / points.length]
