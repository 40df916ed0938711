import { describe, expect, it } from 'vitest'
import { firstDayAt, layOutTimeline } from './timeline-layout.js'
import { ratioByte, ratioOfByte, readShape, shapeOfDays } from './timeline-shape.js'

const metrics = { row: 220, gap: 2, head: 44, dayGap: 12, minDay: 190 }
const manyDays = Array.from({ length: 4000 }, (_, at) => ({ day: new Date(Date.UTC(2026, 10, 22) - at * 86_400_000).toISOString().slice(0, 10), ratios: Array.from({ length: [7, 1, 2, 60, 3, 77][at % 6]! }, (__, index) => [1.5, 0.67, 1.78][index % 3]!) }))

describe('the shape of the timeline', () => {
  it('reads what the house sends', () => {
    const shape = readShape({ total: 3, months: [{ month: '2024-05', days: [['2024-05-14', 2], ['2024-05-02', 1]], ratios: btoa(String.fromCharCode(75, 50, 255)) }] })
    expect([...shape.months[0]!.ratios].map(ratioOfByte)).toEqual([1.5, 1, 5.1])
    expect(shape.months[0]!.count).toBe(3)
  })

  it('keeps a ratio within a hundredth, and within its bounds', () => {
    expect(Math.abs(ratioOfByte(ratioByte(1.777)) - 1.777)).toBeLessThanOrEqual(0.01)
    expect(ratioOfByte(ratioByte(40))).toBe(5.1)
    expect(ratioOfByte(ratioByte(0.01))).toBe(0.2)
  })
})

describe('layOutTimeline', () => {
  const shape = shapeOfDays(manyDays)
  const layout = layOutTimeline(shape, 1155, metrics)

  it('lays out a hundred thousand pictures without a picture being loaded', () => {
    expect(shape.total).toBeGreaterThan(99_000)
    expect(layout.days).toHaveLength(4000)
  })

  it('never lets days overlap', () => {
    for (const [at, day] of layout.days.slice(1).entries()) {
      const before = layout.days[at]!
      if (day.y === before.y) expect(day.x).toBeGreaterThanOrEqual(before.x + before.width + metrics.dayGap - 0.01)
      else expect(day.y).toBeGreaterThanOrEqual(before.y + before.height)
    }
  })

  it('keeps every day inside the width', () => {
    for (const day of layout.days) expect(day.x + day.width).toBeLessThanOrEqual(1155.01)
  })

  it('sets small days side by side', () => {
    const small = layOutTimeline(shapeOfDays([{ day: '2024-05-14', ratios: [1.5] }, { day: '2024-05-12', ratios: [1.5, 0.7] }]), 1155, metrics)
    expect(small.days[1]).toMatchObject({ y: 0, x: small.days[0]!.width + 12 })
  })

  it('knows where each month begins, newest first', () => {
    expect(layout.months[0]).toEqual({ month: '2026-11', y: 0 })
    expect(layout.months.every(({ y }, at) => at === 0 || y >= layout.months[at - 1]!.y)).toBe(true)
    expect(new Set(layout.months.map(({ month }) => month)).size).toBe(layout.months.length)
  })

  it('finds the first day that reaches into the window', () => {
    for (const y of [0, 1234, 99_999, layout.height - 100]) {
      const at = firstDayAt(layout.days, y)
      expect(layout.days.slice(0, at).every((day) => day.y + day.height < y || day.y === layout.days[at]!.y)).toBe(true)
      expect(layout.days.slice(at).some((day) => day.y + day.height >= y)).toBe(true)
    }
  })
})
