import { cutQuad, tensor, type Network, type Point, type Quad, type Raster } from '../../../inference/index.ts'
import type { FivePoints, SeenFace } from './face-detector.ts'

const EDGE = 112
const AROUND = 1.2 // edge of the square, times the larger edge of the box
const COUNT = 136 // x and y of 68 points

/** Places the five points of each face by the 68 that a network finds in an upright square around it. */
export async function placePoints(raster: Raster, network: Network, faces: readonly SeenFace[]): Promise<FivePoints[]> {
  if (faces.length === 0) return []
  const squares = faces.map(squareAround)
  const pixels = new Float32Array(faces.length * EDGE * EDGE * 3)
  for (const [i, quad] of squares.entries()) pixels.set(cutQuad(raster, quad, EDGE, EDGE).data, i * EDGE * EDGE * 3)
  const { landmarks } = await network.run({ image: tensor(pixels, [faces.length, EDGE, EDGE, 3]) })
  return squares.map((square, i) => fiveOf(landmarks!.data.subarray(i * COUNT, (i + 1) * COUNT), square))
}

/** Turned so that the line between the eyes is level. */
function squareAround({ box: [x, y, width, height], points: [left, right] }: SeenFace): Quad {
  const reach = (Math.max(width, height) * AROUND) / 2
  const length = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1
  const cos = (right[0] - left[0]) / length, sin = (right[1] - left[1]) / length
  const at = (dx: number, dy: number): Point => [x + width / 2 + (cos * dx - sin * dy) * reach, y + height / 2 + (sin * dx + cos * dy) * reach]
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]
}

/** Eyes as the middle of their outlines, tip of the nose, corners of the mouth; back from shares of the square to the picture. */
function fiveOf(shares: Float32Array, [start, right, , below]: Quad): FivePoints {
  const mean = (from: number, to: number): Point => {
    let x = 0, y = 0
    for (let i = from; i < to; i++) { x += shares[i * 2]!; y += shares[i * 2 + 1]! }
    const [u, v] = [x / (to - from), y / (to - from)]
    return [start[0] + u * (right[0] - start[0]) + v * (below[0] - start[0]), start[1] + u * (right[1] - start[1]) + v * (below[1] - start[1])]
  }
  return [mean(36, 42), mean(42, 48), mean(30, 31), mean(48, 49), mean(54, 55)]
}
