import { describe, expect, it } from 'vitest'
import { compareFingerprints, isSameRecording } from './compare-fingerprints.ts'
import { packFingerprint, unpackFingerprint } from './packed-fingerprint.ts'

/** A fingerprint of its own for every seed, of which each item differs from the one before in some bits, as those of music do. */
function printOf(seed: number, length: number): Uint32Array {
  let state = seed, item = seed
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0)
  return Uint32Array.from({ length }, () => (item = (item ^ (1 << (next() >>> 27)) ^ (1 << (next() >>> 27)) ^ (1 << (next() >>> 27))) >>> 0))
}
/** The same with one bit of each item wrong, as another encoding makes it. */
const worn = (print: Uint32Array): Uint32Array => print.map((item, i) => (item ^ (1 << ((i * 7) % 32))) >>> 0)

describe('compareFingerprints', () => {
  it('finds the same in the same, wherever it begins', () => {
    const print = printOf(1, 200)
    expect(compareFingerprints(print, print)).toEqual({ error: 0, offset: 0, overlap: 200 })
    expect(compareFingerprints(print, print.subarray(30))).toEqual({ error: 0, offset: 30, overlap: 170 })
    expect(compareFingerprints(print.subarray(30), print)).toEqual({ error: 0, offset: -30, overlap: 170 })
    expect(compareFingerprints(print, worn(print))!.error).toBeCloseTo(1 / 32, 6)
  })

  it('tells a recording from others', () => {
    const print = printOf(1, 200)
    expect(isSameRecording(print, worn(print.subarray(5)))).toBe(true)
    for (let seed = 2; seed < 20; seed++) expect(isSameRecording(print, printOf(seed, 200))).toBe(false)
  })

  it('says nothing of what is too short, and of silence and lasting tones, which are all alike', () => {
    const print = printOf(1, 200)
    expect(compareFingerprints(print, print.subarray(0, 10))).toBeUndefined()
    expect(compareFingerprints(new Uint32Array(200).fill(627964279), new Uint32Array(200).fill(627964279))).toBeUndefined()
    expect(compareFingerprints(new Uint32Array(), print)).toBeUndefined()
  })
})

describe('packFingerprint', () => {
  it('keeps all 32 bits', () => {
    const print = Uint32Array.of(0, 1, 0xffff_ffff, 0x8000_0001, 3_951_000_000)
    expect(unpackFingerprint(packFingerprint(print))).toEqual(print)
  })
})
