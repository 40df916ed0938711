import { describe, expect, it } from 'vitest'
import { boundedJson } from './bounded-json.ts'

describe('raw metadata for the database', () => {
  it('has no NUL, no lone surrogate, no binary and no endless text', () => {
    const safe = boundedJson({ exiftool: { a: 'x\0y', b: '\ud800', c: Buffer.from('zz'), d: 'a'.repeat(100_000), e: Number.NaN, f: [1, undefined], 'g\0': 1n } })
    expect(safe).toEqual({ exiftool: { a: 'xy', b: '\ufffd', d: 'a'.repeat(8000), e: null, f: [1, null], g: '1' } })
  })

  it('stays within half a megabyte by leaving out the longest values', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`tag${i}`, 'x'.repeat(i === 0 ? 5 : 8000)]))
    const safe = boundedJson({ exiftool: many })
    expect(JSON.stringify(safe).length).toBeLessThan(540_000)
    expect(safe['exiftool']).toHaveProperty('tag0', 'xxxxx')
  })
})
