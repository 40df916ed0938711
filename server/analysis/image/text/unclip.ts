import { quadHeight, quadWidth, type Point, type Quad } from '../../../inference/index.ts'

/** The detector marks the core of a line, shrunken by area / perimeter × ratio: grows the rectangle back by as much on every side (DB, Liao 2020, section 3.4). */
export function unclip(core: Quad, ratio: number): Quad {
  const width = quadWidth(core), height = quadHeight(core)
  const by = (width * height * ratio) / (2 * (width + height))
  const [a, b, , d] = core
  const [ux, uy] = [((b[0] - a[0]) / width) * by, ((b[1] - a[1]) / width) * by]
  const [vx, vy] = [((d[0] - a[0]) / height) * by, ((d[1] - a[1]) / height) * by]
  const move = ([x, y]: Point, along: number, across: number): Point => [x + along * ux + across * vx, y + along * uy + across * vy]
  return [move(core[0], -1, -1), move(core[1], 1, -1), move(core[2], 1, 1), move(core[3], -1, 1)]
}
