import { describe, expect, it } from 'vitest'
import { decodeCtc } from './ctc.ts'

/** Steps × 4 classes (blank, a, b, space) from the class that is likeliest at each step; `space` gives the space a chance besides. */
const table = (steps: { best: number; space?: number }[]): Float32Array =>
  Float32Array.from(steps.flatMap(({ best, space = 0 }) => [0, 1, 2, 3].map((k) => (k === 3 && best !== 3 ? space : k === best ? 0.9 - space : 0))))
const spell = (steps: { best: number; space?: number }[], faint?: { class: number; chance: number }) =>
  decodeCtc(table(steps), steps.length, 4, faint).map((symbol) => '-ab '[symbol.class]).join('')

describe('decodeCtc', () => {
  it('takes repeats as one and blanks as none', () => {
    expect(spell([{ best: 0 }, { best: 1 }, { best: 1 }, { best: 0 }, { best: 1 }, { best: 2 }, { best: 0 }])).toBe('aab')
  })

  it('gives nothing for blanks alone', () => {
    expect(decodeCtc(table([{ best: 0 }, { best: 0 }]), 2, 4)).toEqual([])
  })

  it('tells where each symbol stood and how sure it was', () => {
    expect(decodeCtc(table([{ best: 0 }, { best: 2 }, { best: 2 }]), 3, 4)).toEqual([{ class: 2, score: expect.closeTo(0.9, 5), from: 1, to: 2 }])
  })

  it('sees a faint space between two letters, and none where the chance is too small', () => {
    const faint = { class: 3, chance: 0.05 }
    expect(spell([{ best: 1 }, { best: 0, space: 0.2 }, { best: 2 }], faint)).toBe('a b')
    expect(spell([{ best: 1 }, { best: 0, space: 0.03 }, { best: 2 }], faint)).toBe('ab')
  })

  it('puts no second space beside one that was sure, nor at the ends', () => {
    const faint = { class: 3, chance: 0.05 }
    expect(spell([{ best: 0, space: 0.3 }, { best: 1 }, { best: 0, space: 0.3 }, { best: 3 }, { best: 0, space: 0.3 }, { best: 2 }, { best: 0, space: 0.3 }], faint)).toBe('a b')
  })
})
