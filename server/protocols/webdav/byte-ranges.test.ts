import { expect, it } from 'vitest'
import { askedParts } from './byte-ranges.ts'

const parts = (...list: [number, number][]) => ({ what: 'parts', parts: list.map(([start, end]) => ({ start, end })) })

it.each([
  ['bytes=0-0', parts([0, 0])], ['bytes=5-', parts([5, 99])], ['bytes=-5', parts([95, 99])], ['bytes=-500', parts([0, 99])], ['bytes=90-500', parts([90, 99])], ['BYTES = 1 - 2 , -1', parts([1, 2], [99, 99])], ['bytes=0-1,200-300', parts([0, 1])],
])('%s is a part', (header, expected) => { expect(askedParts(header, 100)).toEqual(expected) })

it.each([undefined, '', 'bytes', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=5-1', 'bytes=0-1,5-1', 'lines=0-1', 'bytes=0-99,0-99', `bytes=${'0-0,'.repeat(65)}`])('%s is answered with the whole', (header) => { expect(askedParts(header, 100)).toEqual({ what: 'all' }) })

it.each(['bytes=100-', 'bytes=-0', 'bytes=100-,200-'])('%s asks for what is not there', (header) => { expect(askedParts(header, 100)).toEqual({ what: 'none' }) })

it('has nothing to give of an empty file', () => { expect([askedParts('bytes=0-', 0), askedParts('bytes=-1', 0)]).toEqual([{ what: 'none' }, { what: 'none' }]) })
