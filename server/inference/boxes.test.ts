import { describe, expect, it } from 'vitest'
import { dropOverlaps, overlapOf, type Box } from './drop-overlaps.ts'

const found = (label: string, score: number, box: Box) => ({ label, score, box })

describe('boxes', () => {
  it('overlap by their common part of what both cover', () => {
    expect(overlapOf([0, 0, 10, 10], [0, 0, 10, 10])).toBe(1)
    expect(overlapOf([0, 0, 10, 10], [5, 0, 10, 10])).toBeCloseTo(1 / 3)
    expect(overlapOf([0, 0, 10, 10], [10, 0, 10, 10])).toBe(0)
    expect(overlapOf([0, 0, 0, 0], [0, 0, 0, 0])).toBe(0)
  })

  it('of one class leave the best where they overlap; another class stays', () => {
    const kept = dropOverlaps([found('cat', 0.5, [0, 0, 10, 10]), found('cat', 0.9, [1, 0, 10, 10]), found('dog', 0.4, [1, 0, 10, 10]), found('cat', 0.3, [20, 0, 10, 10])], 0.5)
    expect(kept.map(({ label, score }) => [label, score])).toEqual([['cat', 0.9], ['dog', 0.4], ['cat', 0.3]])
  })
})
