import { expect, it } from 'vitest'
import { askedBytes, holdsTag, type AskedBytes } from './byte-range.ts'

const part = (start: number, end: number): AskedBytes => ({ what: 'part', start, end })
const cases: [string | undefined, AskedBytes][] = [
  [undefined, { what: 'all' }], ['bytes=0-0', part(0, 0)], ['bytes=0-', part(0, 99)], ['bytes=10-19', part(10, 19)], ['bytes=90-200', part(90, 99)], ['bytes=99-', part(99, 99)],
  ['bytes=-1', part(99, 99)], ['bytes=-10', part(90, 99)], ['bytes=-500', part(0, 99)], ['bytes=-0', { what: 'nothing' }], ['bytes=100-', { what: 'nothing' }], ['bytes=100-200', { what: 'nothing' }],
  ['bytes=0-0,5-6', { what: 'all' }], ['bytes=20-10', { what: 'all' }], ['bytes=-', { what: 'all' }], ['bytes=a-b', { what: 'all' }], ['lines=0-5', { what: 'all' }], ['bytes=0x1-5', { what: 'all' }], ['BYTES=1-2', part(1, 2)],
]
it.each(cases)('reads %j of 100 bytes', (header, asked) => { expect(askedBytes(header, 100)).toEqual(asked) })

it('has nothing of an empty content', () => {
  expect(askedBytes('bytes=0-', 0)).toEqual({ what: 'nothing' })
  expect(askedBytes('bytes=-5', 0)).toEqual({ what: 'nothing' })
})

it('finds a tag in a list, weak or not', () => {
  expect(holdsTag('"a", W/"b"', '"b"')).toBe(true)
  expect(holdsTag('*', '"b"')).toBe(true)
  expect(holdsTag('"c"', '"b"')).toBe(false)
  expect(holdsTag(undefined, '"b"')).toBe(false)
})
