import { expect, it } from 'vitest'
import { isWithin, QuietHours } from './quiet-hours.ts'

const night = { from: '22:00', to: '06:30' }
const day = { from: '09:00', to: '17:00' }
const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`)

it('begin with their first minute and end before their last, also over midnight', () => {
  expect(['21:59', '22:00', '23:59', '00:00', '06:29', '06:30', '12:00'].map((time) => isWithin(night, at(time), 'UTC'))).toEqual([false, true, true, true, true, false, false])
  expect(['08:59', '09:00', '16:59', '17:00', '00:00'].map((time) => isWithin(day, at(time), 'UTC'))).toEqual([false, true, true, false, false])
})

it('go by the clock of the house, through summer and winter', () => {
  expect(isWithin(night, at('21:00'), 'Europe/Berlin')).toBe(true)
  expect(isWithin(night, new Date('2026-07-24T20:00:00Z'), 'Europe/Berlin')).toBe(true)
  expect(isWithin(night, new Date('2026-07-24T19:59:00Z'), 'Europe/Berlin')).toBe(false)
  expect(isWithin({ from: '00:00', to: '00:30' }, at('00:10'), 'UTC')).toBe(true)
})

it('are two different times of day', () => {
  expect(QuietHours.parse({ from: '9:05', to: ' 22:00' })).toEqual({ from: '09:05', to: '22:00' })
  for (const [from, to] of [['22:00', '22:00'], ['9:00', '09:00'], ['24:00', '06:00'], ['22', '06:00'], ['', '']]) expect(QuietHours.safeParse({ from, to }).success).toBe(false)
})
