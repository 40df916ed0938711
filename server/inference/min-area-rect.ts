import { convexHull, type Point, type Quad } from './geometry.ts'

interface Span { along: Point; low: number; high: number; near: number; far: number }

/** The smallest rectangle around the points; its first corner is the one nearest the upper left, then clockwise on the screen. */
export function minAreaRect(points: readonly Point[]): Quad {
  const hull = convexHull(points)
  const spans = hull.map((point, i) => span(hull, point, hull[(i + 1) % hull.length]!))
  const area = (s: Span): number => (s.high - s.low) * (s.far - s.near)
  // one side of the smallest rectangle lies on a side of the hull (Freeman and Shapira 1975)
  const { along: [ux, uy], low, high, near, far } = spans.reduce((best, s) => (area(s) < area(best) ? s : best))
  const corner = (a: number, c: number): Point => [a * ux - c * uy, a * uy + c * ux]
  const corners = [corner(low, near), corner(high, near), corner(high, far), corner(low, far)]
  const first = corners.reduce((best, [x, y], i) => (x + y < corners[best]![0] + corners[best]![1] - 1e-6 ? i : best), 0)
  return [0, 1, 2, 3].map((i) => corners[(first + i) % 4]!) as unknown as Quad
}

/** How far the hull reaches along the side from a to b, and across it. */
function span(hull: readonly Point[], a: Point, b: Point): Span {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  const ux = (b[0] - a[0]) / length, uy = (b[1] - a[1]) / length
  const result: Span = { along: length > 1e-9 && (ux !== 0 || uy !== 0) ? [ux, uy] : [1, 0], low: Infinity, high: -Infinity, near: Infinity, far: -Infinity }
  const [vx, vy] = result.along
  for (const [x, y] of hull) {
    const along = x * vx + y * vy, across = y * vx - x * vy
    result.low = Math.min(result.low, along)
    result.high = Math.max(result.high, along)
    result.near = Math.min(result.near, across)
    result.far = Math.max(result.far, across)
  }
  return result
}
