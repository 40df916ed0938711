import { describe, expect, it } from 'vitest'
import { keyTarget, monthAt, monthMarks, yearMarks } from './scrubber-math.js'

const months = [{ month: '2026-11', y: 0 }, { month: '2026-10', y: 400 }, { month: '2025-12', y: 900 }, { month: '2025-01', y: 1500 }, { month: '2019-07', y: 9000 }]

describe('the scrubber', () => {
  it('finds the month that a place belongs to', () => {
    expect(monthAt(months, 0)!.month).toBe('2026-11')
    expect(monthAt(months, 1499)!.month).toBe('2025-01')
    expect(monthAt(months, 1400)!.month).toBe('2025-12')
    expect(monthAt(months, 99_999)!.month).toBe('2019-07')
  })

  it('marks each year once, where its newest picture lies', () => {
    expect(yearMarks(months, 10_000, 800)).toEqual([{ year: '2026', share: 0 }, { year: '2025', share: 0.09 }, { year: '2019', share: 0.9 }])
  })

  it('leaves out years that would touch', () => {
    expect(yearMarks(months, 10_000, 100).map(({ year }) => year)).toEqual(['2026', '2019'])
  })

  it('leaves out months that would touch', () => {
    expect(monthMarks(months, 10_000, 800).map(({ month }) => month)).toEqual(['2026-11', '2026-10', '2025-12', '2025-01', '2019-07'])
    expect(monthMarks(months, 10_000, 60).length).toBeLessThan(5)
  })

  it.each([
    ['ArrowDown', 0, '2026-10'], ['ArrowUp', 900, '2026-10'], ['ArrowUp', 1200, '2025-12'], ['PageDown', 0, '2025-12'], ['PageDown', 950, '2019-07'],
    ['PageUp', 9000, '2025-12'], ['Home', 9000, '2026-11'], ['End', 0, '2019-07'], ['ArrowDown', 9000, '2019-07'],
  ])('goes by %s from %i to %s', (key, y, month) => {
    expect(keyTarget(key, months, y)!.month).toBe(month)
  })

  it('lets other keys pass', () => {
    expect(keyTarget('a', months, 0)).toBeUndefined()
  })
})
