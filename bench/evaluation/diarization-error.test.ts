import { describe, expect, it } from 'vitest'
import { diarizationError, rateOf } from './diarization-error.ts'

const truth = [{ start: 0, end: 10, speaker: 'A' }, { start: 10, end: 20, speaker: 'B' }]
const rate = (said: { start: number; end: number; speaker: number }[], options = {}): number => Number(rateOf(diarizationError(truth, said, { collar: 0, ...options })).toFixed(3))

describe('diarizationError', () => {
  it('matches names as is best for them', () => {
    expect(rate([{ start: 0, end: 10, speaker: 7 }, { start: 10, end: 20, speaker: 3 }])).toBe(0)
  })

  it('counts what is missed, invented and confused', () => {
    expect(rate([{ start: 0, end: 8, speaker: 1 }, { start: 10, end: 22, speaker: 2 }])).toBe(0.2)
    expect(rate([{ start: 0, end: 20, speaker: 1 }])).toBe(0.5)
    expect(rate([])).toBe(1)
  })

  it('counts both who speak at once', () => {
    const both = [{ start: 0, end: 10, speaker: 'A' }, { start: 5, end: 10, speaker: 'B' }]
    expect(rateOf(diarizationError(both, [{ start: 0, end: 10, speaker: 1 }], { collar: 0 }))).toBeCloseTo(5 / 15, 3)
  })

  it('leaves out what lies around boundaries, and what nobody annotated', () => {
    expect(rate([{ start: 0, end: 10.2, speaker: 1 }, { start: 10.2, end: 20, speaker: 2 }], { collar: 0.25 })).toBe(0)
    expect(rate([{ start: 10, end: 20, speaker: 2 }], { within: [10, 20] })).toBe(0)
  })
})
