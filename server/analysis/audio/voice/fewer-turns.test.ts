import { describe, expect, it } from 'vitest'
import { fewerTurns } from './fewer-turns.ts'

describe('fewerTurns', () => {
  it('bridges the shortest pauses first', () => {
    expect(fewerTurns([[0, 1], [3, 4], [4.2, 5], [5.5, 6], [9, 10]], 3)).toEqual([[0, 1], [3, 6], [9, 10]])
  })

  it('leaves as many as are allowed as they are', () => {
    expect(fewerTurns([[0, 1], [1.1, 2]], 2)).toEqual([[0, 1], [1.1, 2]])
  })
})
