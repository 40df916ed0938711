import { describe, expect, it } from 'vitest'
import { drawnLook, type Redrawn } from '../../../test/support/drawn-pictures.ts'
import { differFromNear } from './differ-looks.ts'
import { fitLooks } from './fit-looks.ts'
import { closeBytesOf, closeLookOf, type CloseLook } from './look.ts'
import { wordsOf } from './picture-words.ts'

const near = async (seed: number, how: Redrawn = {}): Promise<CloseLook> => closeLookOf(closeBytesOf([await drawnLook(seed, how)])!)
const shared = (a: CloseLook, b: CloseLook): number => new Set(wordsOf(a.points)).intersection(new Set(wordsOf(b.points))).size

describe('two pictures fit each other', () => {
  it.each<[string, Redrawn]>([
    ['cut out of the other', { part: [0.15, 0.05, 0.8, 0.8] }],
    ['cut and made darker and flatter', { part: [0.05, 0.1, 0.8, 0.85], gain: 0.5, offset: 40 }],
    ['turned by two degrees', { turn: 2 }],
    ['turned by a quarter', { turn: 90, part: [0.125, 0, 0.75, 1] }],
    ['drawn at half its size', { width: 320 }],
  ])('where one is %s, and share words', async (_, how) => {
    const [whole, copy] = [await near(1), await near(1, how)]
    expect(fitLooks(whole, copy)).toBeGreaterThan(0.95)
    expect(fitLooks(copy, whole)).toBeGreaterThan(0.95)
    expect(shared(whole, copy)).toBeGreaterThan(1)
    expect(differFromNear(whole, await near(1))).toBe(false)
  })
  it('only where they show the same: no strangers, no small part, no halves of a panorama, nothing in which things have moved', async () => {
    const whole = await near(1)
    expect(fitLooks(whole, await near(2))).toBeUndefined()
    expect(shared(whole, await near(2))).toBeLessThan(2)
    expect(fitLooks(whole, await near(1, { part: [0.3, 0.3, 0.5, 0.5] }))).toBeUndefined()
    expect(fitLooks(await near(1, { part: [0, 0, 0.65, 1] }), await near(1, { part: [0.35, 0, 0.65, 1] }))).toBeUndefined()
    expect(fitLooks(whole, await near(1, { moved: 90 }))).toBeUndefined()
    expect(differFromNear(whole, await near(1, { moved: 90 }))).toBe(true)
  })
  it('never where there is nothing to be found by', async () => {
    const plain = { points: { ...(await near(1)).points, count: 0 }, fields: new Uint8Array(4096) }
    expect(fitLooks(plain, plain)).toBeUndefined()
    expect(differFromNear(plain, plain)).toBe(false)
    expect(wordsOf(plain.points)).toEqual([])
  })
})
