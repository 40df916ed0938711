import { describe, expect, it } from 'vitest'
import { madeLook } from '../../../test/support/made-looks.ts'
import { bitsApart } from '../../analysis/index.ts'
import { bestFirst, type Rated } from './choose-best.ts'
import { fitsOfPairs } from './fits.ts'
import { kinshipOf, type KinFile } from './kinship.ts'
import { linkFiles } from './link-files.ts'
import { lookOf, piecesOf, type Look } from './look.ts'

const look = (seed: number, given: Parameters<typeof madeLook>[1] = {}): Look => lookOf([madeLook(seed, given)])!
const file = (id: string, more: Partial<KinFile> = {}): KinFile => ({ id, sha256: id, look: look(1), takenMs: null, camera: '', ...more })
const never = (): boolean => false

describe('pieces of a fingerprint', () => {
  it('hold all 64 bits, and any four bits turned over leave one piece as it was', () => {
    const whole = look(7).phash
    for (let a = 0; a < 64; a += 3) for (let b = a; b < 64; b += 5) for (let c = b; c < 64; c += 7) for (let d = c; d < 64; d += 11) {
      const near = BigInt.asIntN(64, whole ^ (1n << BigInt(a)) ^ (1n << BigInt(b)) ^ (1n << BigInt(c)) ^ (1n << BigInt(d)))
      expect(piecesOf(near).some((piece, i) => piece === piecesOf(whole)[i])).toBe(true)
    }
    expect(piecesOf(-1n)).toEqual([8191, 8191, 8191, 8191, 4095])
    expect(bitsApart(-1n, 0n)).toBe(64)
  })
})

describe('two pictures', () => {
  it('are copies when fingerprints and fields agree, and when they are the same bytes though nobody has looked', () => {
    expect(kinshipOf(file('a'), file('b', { look: look(1, { bits: 4 }) }))).toBe('copies')
    expect(kinshipOf(file('a'), file('b', { look: look(1, { bits: 5 }) }))).toBeNull()
    expect(kinshipOf(file('a', { look: null }), file('b', { sha256: 'a', look: null }))).toBe('copies')
    expect(kinshipOf(file('a', { look: null }), file('b', { look: null }))).toBeNull()
  })
  it('are no copies when only the fingerprints agree, or when there is nothing on them', () => {
    expect(kinshipOf(file('a'), file('b', { look: { ...look(1), plane: look(2).plane } }))).toBeNull()
    const blank = { ...look(1), plane: new Uint8Array(1024).fill(7) }
    expect(kinshipOf(file('a', { look: blank }), file('b', { look: blank }))).toBeNull()
  })
  it('of one camera at two moments are a burst within half a minute, and nothing beyond it', () => {
    const at = (takenMs: number, bits = 0): KinFile => file(String(takenMs), { takenMs, camera: 'Canon EOS R6', look: look(1, { bits }) })
    expect(kinshipOf(at(1_000_000), at(1_000_300))).toBe('copies') // one that has lost the fractions of its second
    expect(kinshipOf(at(1_000_000), at(1_000_300, 2))).toBe('burst')
    expect(kinshipOf(at(1_000_300), at(1_000_700))).toBe('burst')
    expect(kinshipOf(at(1_000_000), at(1_029_000, 12))).toBe('burst')
    expect(kinshipOf(at(1_000_000), at(1_029_000, 20))).toBeNull()
    expect(kinshipOf(at(1_000_000), at(1_031_000))).toBeNull()
    expect(kinshipOf(at(1_000_000), { ...at(1_002_000), camera: 'Pixel 8' })).toBeNull()
  })
  it('of one moment are copies, also where one has lost its camera', () => {
    expect(kinshipOf(file('a', { takenMs: 5000, camera: 'X' }), file('b', { takenMs: 5000, camera: 'X' }))).toBe('copies')
    expect(kinshipOf(file('a', { takenMs: 5000, camera: 'X' }), file('b'))).toBe('copies')
  })
})

describe('groups', () => {
  it('hold what is linked, do not hand likeness on without end, and leave out what a person has settled', () => {
    const chain = [0, 4, 8, 12].map((bits) => file(`c${String(bits).padStart(2, '0')}`, { look: look(1, { bits }) }))
    expect(linkFiles(chain, never).copies.map((ids) => ids.length)).toEqual([3])
    const pair = [file('a'), file('b')]
    expect(linkFiles(pair, never).copies).toEqual([['a', 'b']])
    expect(linkFiles(pair, () => true)).toEqual({ copies: [], burst: [] })
    expect(linkFiles([...pair, file('c')], (x, y) => x !== 'c' && y !== 'c').copies).toEqual([['a', 'b', 'c']])
  })
})

describe('looking from near', () => {
  const cut = file('cut', { look: look(1, { bits: 30 }) })
  it('tells a cut copy whose fingerprints are far apart, and parts what only looks the same from afar', () => {
    expect(linkFiles([file('a'), cut], never).copies).toEqual([])
    expect(linkFiles([file('a'), cut], never, { fits: fitsOfPairs([{ one: 'a', other: 'cut', likeness: 0.99 }]) }).copies).toEqual([['a', 'cut']])
    expect(linkFiles([file('a'), file('b')], never, { fits: fitsOfPairs([{ one: 'a', other: 'b', likeness: 0 }]) }).copies).toEqual([])
  })
  it('asks about several cuts of one picture together, and hands nothing on beyond that picture', () => {
    const cuts = ['x', 'y'].map((id, i) => file(id, { look: look(20 + i) }))
    const fits = fitsOfPairs([{ one: 'a', other: 'x', likeness: 0.99 }, { one: 'a', other: 'y', likeness: 0.98 }])
    expect(linkFiles([file('a'), ...cuts], never, { fits }).copies).toEqual([['a', 'x', 'y']])
    const chain = fitsOfPairs([{ one: 'a', other: 'x', likeness: 0.99 }, { one: 'x', other: 'y', likeness: 0.98 }, { one: 'y', other: 'z', likeness: 0.97 }])
    expect(linkFiles([file('a'), ...cuts, file('z', { look: look(30) })], never, { fits: chain }).copies.map((ids) => ids.length)).not.toContain(4)
  })
  it('takes no picture for a copy that fits two frames of a burst alike, also when the other frame is not asked about; one that fits a frame clearly better is', () => {
    const shot = (id: string, takenMs: number): KinFile => file(id, { takenMs, camera: 'R6', look: look(1, { bits: 8 }) })
    const [one, two] = [shot('one', 1_000_000), shot('two', 1_002_000)]
    const alike = fitsOfPairs([{ one: 'cut', other: 'one', likeness: 0.986 }, { one: 'cut', other: 'two', likeness: 0.98 }])
    expect(linkFiles([cut, one, two], never, { fits: alike })).toEqual({ copies: [], burst: [['one', 'two']] })
    expect(linkFiles([cut, one], never, { fits: alike, others: [two] }).copies).toEqual([])
    const clear = fitsOfPairs([{ one: 'cut', other: 'one', likeness: 0.995 }, { one: 'cut', other: 'two', likeness: 0.96 }])
    expect(linkFiles([cut, one, two], never, { fits: clear }).copies).toEqual([['cut', 'one']])
  })
})

describe('the one to keep', () => {
  const rated = (id: string, more: Partial<Rated> = {}): Rated => ({ id, name: `${id}.jpg`, folder: '', mediaType: 'image/jpeg', size: 100, width: 400, height: 300, takenFrom: 'embedded', camera: 'X', located: false, tags: 0, quality: { score: 90, reasons: [] }, monochrome: false, ...more })
  const best = (...files: Rated[]): string => { expect(bestFirst(files.toReversed())[0]!.id).toBe(bestFirst(files)[0]!.id); return bestFirst(files)[0]!.id }
  it('is the sharper one, then the larger, the original format, the one that knows more', () => {
    expect(best(rated('blurred', { quality: { score: 60, reasons: [] }, width: 4000, height: 3000 }), rated('sharp'))).toBe('sharp')
    expect(best(rated('large', { width: 4000, height: 3000, quality: { score: 86, reasons: [] } }), rated('small'))).toBe('large')
    expect(best(rated('raw', { mediaType: 'image/x-canon-cr2' }), rated('jpeg'))).toBe('raw')
    expect(best(rated('bare', { takenFrom: 'modified', camera: '', size: 900 }), rated('told'))).toBe('told')
    expect(best(rated('grey', { monochrome: true, width: 4000, height: 3000 }), rated('colour'))).toBe('colour')
    expect(best(rated('IMG_4120 copy'), rated('IMG_4120'))).toBe('IMG_4120')
  })
})
