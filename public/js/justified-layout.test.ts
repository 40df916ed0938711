import { describe, expect, it } from 'vitest'
import { cellsOf, justify } from './justified-layout.js'

const ratios = Array.from({ length: 200 }, (_, at) => [1.5, 0.75, 1.33, 1.78, 1, 2.4][at % 6]!)
const ratioAt = (at: number): number => ratios[at]!

describe('justify', () => {
  const { rows, height } = justify(ratioAt, ratios.length, 1155, { height: 220, gap: 2 })

  it('puts every picture into exactly one row, in order', () => {
    expect(rows.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(ratios.map((_, at) => at))
  })

  it('fills every row but the last to the pixel', () => {
    for (const row of rows.slice(0, -1)) {
      const cells = cellsOf(ratioAt, row, 2)
      const last = cells.at(-1)!
      expect(last.x + last.width).toBe(1155)
    }
  })

  it('keeps rows near the height that is wanted', () => {
    for (const row of rows.slice(0, -1)) expect(Math.abs(row.height - 220)).toBeLessThan(70)
  })

  it('leaves the same gap between all rows', () => {
    rows.slice(1).forEach((row, at) => expect(row.y - rows[at]!.y - rows[at]!.height).toBeCloseTo(2))
    expect(height).toBeCloseTo(rows.at(-1)!.y + rows.at(-1)!.height)
  })

  it('does not blow up a lone portrait to the whole width', () => {
    expect(justify(() => 0.7, 1, 1155, { height: 220, gap: 2 }).rows[0]!.height).toBe(220)
  })

  it('shrinks a panorama that is wider than the row', () => {
    const wide = justify(() => 8, 1, 390, { height: 120, gap: 2 })
    expect(wide.rows[0]!.height * 8).toBeCloseTo(390)
  })

  it('has no rows for no pictures', () => {
    expect(justify(() => 1, 0, 1155, { height: 220, gap: 2 })).toEqual({ rows: [], height: 0 })
  })
})
