import { describe, expect, it } from 'vitest'
import { growingColumns } from './growing-columns.ts'

function grown(steps: readonly number[], most: number): { count: number; steps: number; values: number[] } {
  const columns = growingColumns({ most, width: 2 })
  for (const step of steps) columns.add([step, -step])
  const { values, ...rest } = columns.finish()
  return { ...rest, values: [...values] }
}

describe('growingColumns', () => {
  it('keeps what fits as it is', () => {
    expect(grown([1, 2, 3], 4)).toEqual({ count: 3, steps: 1, values: [1, -1, 2, -2, 3, -3] })
  })

  it('makes one of each two when it is full, and the last of what is left', () => {
    expect(grown([1, 3, 5, 7, 9], 4)).toEqual({ count: 3, steps: 2, values: [2, -2, 6, -6, 9, -9] })
    expect(grown([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21], 4)).toEqual({ count: 3, steps: 4, values: [4, -4, 12, -12, 19, -19] })
  })

  it('never keeps more, and covers all steps', () => {
    for (let length = 1; length < 300; length++) {
      const { count, steps } = grown(Array.from({ length }, () => 1), 8)
      expect(count).toBe(Math.ceil(length / steps))
      expect(count).toBeLessThanOrEqual(8)
    }
  })

  it('has nothing of nothing', () => {
    expect(grown([], 4)).toEqual({ count: 0, steps: 1, values: [] })
  })
})
