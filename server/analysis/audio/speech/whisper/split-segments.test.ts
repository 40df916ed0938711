import { expect, it } from 'vitest'
import { splitSegments } from './split-segments.ts'

/** Text below 1000, times above: 1050 is a second. */
const split = (...tokens: number[]) => splitSegments(tokens, { firstTime: 1000 }, 30)

it('gives the text between times, and goes on after the last one where another begins', () => {
  expect(split(1000, 1, 2, 1100, 1150, 3, 1200, 1200)).toEqual({ segments: [{ start: 0, end: 2, places: [1, 2] }, { start: 3, end: 4, places: [5] }], heardTo: 4 })
})
it('has heard all where nothing begins after the last one', () => {
  expect(split(1000, 1, 1100)).toEqual({ segments: [{ start: 0, end: 2, places: [1] }], heardTo: 30 })
})
it('hears again what was cut off', () => {
  expect(split(1000, 1, 1100, 1100, 2, 3)).toEqual({ segments: [{ start: 0, end: 2, places: [1] }], heardTo: 2 })
})
it('takes what never ends to the end of the window', () => {
  expect(split(1050, 1, 2)).toEqual({ segments: [{ start: 1, end: 30, places: [1, 2] }], heardTo: 30 })
})
it('says nothing of nothing', () => {
  expect(split()).toEqual({ segments: [], heardTo: 30 })
  expect(split(1000, 1000)).toEqual({ segments: [], heardTo: 30 })
})
