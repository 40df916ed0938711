import { describe, expect, it } from 'vitest'
import { segmentsOfWindows } from './segments-of-windows.ts'

const windows = (...starts: number[]) => starts.map((start) => ({ start, end: start + 1.5 }))

describe('segmentsOfWindows', () => {
  it('changes midway between two windows', () => {
    expect(segmentsOfWindows(windows(0, 0.5, 1, 1.5), [0, 0, 1, 1])).toEqual([{ start: 0, end: 1.5, speaker: 0 }, { start: 1.5, end: 3, speaker: 1 }])
  })

  it('bridges a short pause of one speaker and no longer one', () => {
    expect(segmentsOfWindows(windows(0, 2.2, 5), [0, 0, 0])).toEqual([{ start: 0, end: 3.7, speaker: 0 }, { start: 5, end: 6.5, speaker: 0 }])
  })

  it('leaves pauses between two speakers to nobody', () => {
    expect(segmentsOfWindows(windows(0, 2), [0, 1])).toEqual([{ start: 0, end: 1.5, speaker: 0 }, { start: 2, end: 3.5, speaker: 1 }])
  })
})
