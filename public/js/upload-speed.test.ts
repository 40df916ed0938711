import { expect, it } from 'vitest'
import { speedOf } from './upload-speed.js'

it('says how long an upload still takes once it has been watched for a second', () => {
  let now = 0
  const speed = speedOf(() => now)
  expect(speed.secondsLeft(0, 10_000)).toBeUndefined()
  now = 2000
  expect(speed.secondsLeft(2000, 10_000)).toBeCloseTo(8)
})

it('begins anew when a list is put away and another begins', () => {
  let now = 0
  const speed = speedOf(() => now)
  speed.secondsLeft(5000, 6000)
  now = 5000
  expect(speed.secondsLeft(10, 6000)).toBeUndefined()
})
