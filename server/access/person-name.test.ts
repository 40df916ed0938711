import { expect, it } from 'vitest'
import { cleanName } from './person-name.ts'

it.each([['  Ada   L. ', 'Ada L.'], ['Zoe\u0308', 'Zoë'], ['ｱﾀﾞ', 'アダ'], ['Ada\tL.', 'Ada L.']])('keeps %j as %j', (typed, name) => {
  expect(cleanName(typed)).toBe(name)
})

it.each([
  ['', 'access.name-needed'], [' \n ', 'access.name-needed'], ['n'.repeat(61), 'access.name-too-long'],
  ['a\u202eb', 'access.name-unreadable'], ['zero\u0000', 'access.name-unreadable'], ['a\u200bb', 'access.name-unreadable'],
])('refuses %j: %s', (typed, key) => {
  expect(() => cleanName(typed)).toThrow(key)
})
