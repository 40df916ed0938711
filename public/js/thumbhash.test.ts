import { rgbaToThumbHash } from 'thumbhash'
import { beforeAll, expect, it, vi } from 'vitest'

let hashPixels: (base64: string) => { w: number; h: number; rgba: Uint8Array } | undefined

beforeAll(async () => {
  vi.stubGlobal('document', { addEventListener: () => undefined, querySelectorAll: () => [] })
  ;({ hashPixels } = await import('./thumbhash.js'))
})

it('gives back the colour of a plain picture', () => {
  const rgba = new Uint8Array(40 * 30 * 4).map((_, at) => [200, 40, 40, 255][at % 4]!)
  const pixels = hashPixels(btoa(String.fromCharCode(...rgbaToThumbHash(40, 30, rgba))))!
  expect(pixels.w / pixels.h).toBeCloseTo(4 / 3, 0)
  expect(Math.abs(pixels.rgba[0]! - 200)).toBeLessThan(12)
  expect(Math.abs(pixels.rgba[1]! - 40)).toBeLessThan(12)
})

it('shrugs at what is no thumbhash', () => {
  expect(hashPixels('%%%')).toBeUndefined()
})
