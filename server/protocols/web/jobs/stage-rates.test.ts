import { expect, it } from 'vitest'
import { createStageRates } from './stage-rates.ts'

it('measures what was done within the last two minutes', () => {
  const rates = createStageRates()
  expect(rates.measure('text', 100, 900, 0)).toEqual({ perMinute: null, secondsLeft: null })
  expect(rates.measure('text', 110, 890, 1000)).toEqual({ perMinute: null, secondsLeft: null })
  expect(rates.measure('text', 200, 800, 60_000)).toEqual({ perMinute: 100, secondsLeft: 480 })
  expect(rates.measure('text', 200, 800, 130_000)).toEqual({ perMinute: null, secondsLeft: null })
})

it('knows no rate of what is finished, and begins anew when the count goes back', () => {
  const rates = createStageRates()
  rates.measure('text', 10, 5, 0)
  expect(rates.measure('text', 15, 0, 10_000)).toEqual({ perMinute: null, secondsLeft: null })
  expect(rates.measure('text', 0, 15, 20_000)).toEqual({ perMinute: null, secondsLeft: null })
})
