import { describe, expect, it } from 'vitest'
import { cutQuad } from './cut-quad.ts'
import { pictureTensor } from './picture-tensor.ts'
import type { Raster } from './raster.ts'
import { resizeRaster } from './resize-raster.ts'

/** A picture whose colour at (x, y) is as given. */
const picture = (width: number, height: number, at: (x: number, y: number) => readonly [number, number, number]): Raster => {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 3)
  return { data, width, height }
}
const pixel = ({ data, width }: Raster, x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)]

describe('resizeRaster', () => {
  it.each([[7, 5], [200, 3], [1, 1], [64, 200]])('keeps one colour one colour at %i × %i', (width, height) => {
    const small = resizeRaster(picture(33, 21, () => [10, 255, 77]), width, height)
    expect([small.width, small.height]).toEqual([width, height])
    for (let at = 0; at < small.data.length; at += 3) expect([...small.data.subarray(at, at + 3)]).toEqual([10, 255, 77])
  })

  it('averages fine stripes instead of dropping them', () => {
    const small = resizeRaster(picture(90, 90, (x) => (x % 3 === 0 ? [255, 255, 255] : [0, 0, 0])), 30, 30)
    expect(pixel(small, 15, 15)[0]).toBeGreaterThan(70)
    expect(pixel(small, 15, 15)[0]).toBeLessThan(100)
  })

  it('keeps places in place', () => {
    const large = resizeRaster(picture(10, 10, (x, y) => [x < 5 ? 0 : 200, y < 5 ? 0 : 200, 0]), 40, 40)
    expect(pixel(large, 5, 5)).toEqual([0, 0, 0])
    expect(pixel(large, 35, 5)).toEqual([200, 0, 0])
    expect(pixel(large, 5, 35)).toEqual([0, 200, 0])
  })
})

describe('pictureTensor', () => {
  it('puts each channel in a plane of its own, normalised, in the order asked for', () => {
    const dot = picture(2, 1, (x) => (x === 0 ? [255, 0, 51] : [0, 0, 0]))
    const { data, dims } = pictureTensor(dot, { order: 'bgr', mean: [0.2, 0, 0.5], deviation: [1, 1, 0.5] })
    expect(dims).toEqual([1, 3, 1, 2])
    expect([...data].map((value) => Math.round(value * 100) / 100)).toEqual([0, -0.2, 0, 0, 1, -1])
  })
})

describe('cutQuad', () => {
  const halves = picture(100, 60, (x, y) => (x >= 20 && x < 60 && y >= 10 && y < 30 ? (x < 40 ? [250, 0, 0] : [0, 250, 0]) : [9, 9, 9]))

  it('cuts a rectangle out', () => {
    const cut = cutQuad(halves, [[20, 10], [60, 10], [60, 30], [20, 30]], 40, 20)
    expect([pixel(cut, 5, 10), pixel(cut, 35, 10)]).toEqual([[250, 0, 0], [0, 250, 0]])
  })

  it('sets upright what is upside down', () => {
    const cut = cutQuad(halves, [[60, 30], [20, 30], [20, 10], [60, 10]], 40, 20)
    expect([pixel(cut, 5, 10), pixel(cut, 35, 10)]).toEqual([[0, 250, 0], [250, 0, 0]])
  })

  it('shrinks without losing thin strokes', () => {
    const strokes = picture(160, 160, (x) => (x % 8 === 0 ? [240, 240, 240] : [0, 0, 0]))
    const cut = cutQuad(strokes, [[0, 0], [160, 0], [160, 160], [0, 160]], 20, 20)
    for (let x = 0; x < 20; x++) expect(pixel(cut, x, 10)[0]).toBeGreaterThan(15)
  })

  it('takes the edge for what lies outside the picture', () => {
    const cut = cutQuad(picture(10, 10, () => [1, 2, 3]), [[-20, -20], [30, -20], [30, 30], [-20, 30]], 5, 5)
    expect(new Set(cut.data)).toEqual(new Set([1, 2, 3]))
  })
})
