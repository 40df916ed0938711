import { describe, expect, it } from 'vitest'
import { convexHull, quadHeight, quadWidth, scaleQuad, turnQuad, type Point, type Quad } from './geometry.ts'
import { minAreaRect } from './min-area-rect.ts'

const upright: Quad = [[0, 0], [10, 0], [10, 4], [0, 4]]
const turnedBy = (degrees: number, points: readonly Point[]): Point[] => {
  const angle = (degrees * Math.PI) / 180
  return points.map(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)])
}

describe('quads', () => {
  it('are turned by quarters: once makes the right edge the upper one', () => {
    expect(turnQuad(upright, 1)).toEqual([[10, 0], [10, 4], [0, 4], [0, 0]])
    expect(turnQuad(turnQuad(upright, 3), 1)).toEqual(upright)
    expect(turnQuad(upright, -2)).toEqual(turnQuad(upright, 2))
  })

  it('are scaled along both axes', () => {
    expect(scaleQuad(upright, 2, 0.5)).toEqual([[0, 0], [20, 0], [20, 2], [0, 2]])
  })
})

describe('convexHull', () => {
  it('keeps only the outermost points', () => {
    const hull = convexHull([[0, 0], [2, 0], [2, 2], [0, 2], [1, 1], [1, 0], [2, 1]])
    expect(hull).toHaveLength(4)
    expect(new Set(hull.map(String))).toEqual(new Set(['0,0', '2,0', '2,2', '0,2']))
  })
})

describe('minAreaRect', () => {
  it.each([0, 4, 30, -25])('finds a rectangle that lies at %i degrees', (degrees) => {
    const inner: Point[] = Array.from({ length: 50 }, (_, i) => [(i * 7) % 100, (i * 13) % 20])
    const rect = minAreaRect(turnedBy(degrees, [[0, 0], [100, 0], [100, 20], [0, 20], ...inner]))
    expect(quadWidth(rect) * quadHeight(rect)).toBeCloseTo(2000, 3)
    const [a, b] = rect
    if (Math.abs(degrees) < 30) expect((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI).toBeCloseTo(degrees, 3)
  })

  it('survives points on one line and a single point', () => {
    expect(quadWidth(minAreaRect([[0, 0], [5, 0], [9, 0]])) + quadHeight(minAreaRect([[0, 0], [5, 0], [9, 0]]))).toBeCloseTo(9)
    expect(minAreaRect([[3, 3]])).toHaveLength(4)
  })
})
