import { expect, it } from 'vitest'
import { createStageRates } from './stage-rates.ts'

const unknown = { perMinute: null, secondsLeft: null }
/** A stage of a thousand things. */
const working = (done: number) => ({ done, left: 1000 - done, works: true })

it('measures what was done within the last two minutes', () => {
  const rates = createStageRates()
  expect(rates.measure('text', working(100), 0)).toEqual(unknown)
  expect(rates.measure('text', working(110), 1000)).toEqual(unknown)
  expect(rates.measure('text', working(200), 60_000)).toEqual({ perMinute: 100, secondsLeft: 480 })
  expect(rates.measure('text', working(200), 130_000)).toEqual(unknown)
})

it('says nothing after one thing, which may have been a quick one', () => {
  const rates = createStageRates()
  rates.measure('text', working(0), 0)
  expect(rates.measure('text', working(1), 20_000)).toEqual(unknown)
  expect(rates.measure('text', working(3), 30_000)).toEqual({ perMinute: 6, secondsLeft: 9970 })
})

it('knows no rate of what is finished, and begins anew when the count goes back', () => {
  const rates = createStageRates()
  rates.measure('text', { done: 10, left: 5, works: true }, 0)
  expect(rates.measure('text', { done: 15, left: 0, works: true }, 20_000)).toEqual(unknown)
  expect(rates.measure('text', { done: 0, left: 15, works: true }, 40_000)).toEqual(unknown)
})

it('begins anew after a pause', () => {
  const rates = createStageRates()
  rates.measure('text', working(0), 0)
  expect(rates.measure('text', working(60), 60_000)).toMatchObject({ perMinute: 60 })
  expect(rates.measure('text', { ...working(60), works: false }, 61_000)).toEqual(unknown)
  expect(rates.measure('text', working(60), 100_000)).toEqual(unknown)
  expect(rates.measure('text', working(90), 115_000)).toEqual({ perMinute: 120, secondsLeft: 455 })
})
