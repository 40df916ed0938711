/** x to the right, y downwards. */
export type Point = readonly [x: number, y: number]

/** Four corners of a rectangle in order: start of the upper edge, its end, end of the lower edge, its start. */
export type Quad = readonly [Point, Point, Point, Point]

export const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1])

/** Length of the upper edge. */
export const quadWidth = (quad: Quad): number => distance(quad[0], quad[1])

/** Length of the edge from the upper to the lower corner. */
export const quadHeight = (quad: Quad): number => distance(quad[0], quad[3])

/** The same rectangle seen after quarter turns against the clock: once makes the right edge the upper one. */
export function turnQuad(quad: Quad, quarters: number): Quad {
  const at = (corner: number): Point => quad[(((corner + quarters) % 4) + 4) % 4]!
  return [at(0), at(1), at(2), at(3)]
}

/** The rectangle in another scale. */
export const scaleQuad = (quad: Quad, sx: number, sy: number): Quad => {
  const [a, b, c, d] = quad.map(([x, y]): Point => [x * sx, y * sy]) as [Point, Point, Point, Point]
  return [a, b, c, d]
}

/** The outermost of the points, against the clock as seen with y upwards (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  if (sorted.length < 3) return sorted
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())]
}

function halfHull(sorted: readonly Point[]): Point[] {
  const chain: Point[] = []
  for (const point of sorted) {
    while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
    chain.push(point)
  }
  return chain.slice(0, -1)
}

/** Above 0 where the way a, b, c turns left. */
const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
