import { describe, expect, it } from 'vitest'
import { enlargeRaster } from './enlarge-raster.ts'
import type { Raster } from './raster.ts'

const noise = (width: number, height: number): Raster => {
  let state = 7
  return { data: Uint8Array.from({ length: width * height * 3 }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24), width, height }
}

/** Plain bilinear interpolation in fractions, pixel for pixel. */
function slowly({ data, width, height }: Raster, across: number, down: number): number[] {
  const at = (place: number, from: number, to: number): number => Math.max(0, Math.min(from - 1, ((place + 0.5) * from) / to - 0.5))
  return Array.from({ length: across * down * 3 }, (_, i) => {
    const [channel, x, y] = [i % 3, at(Math.floor(i / 3) % across, width, across), at(Math.floor(i / 3 / across), height, down)]
    const [x0, y0] = [Math.floor(x), Math.floor(y)]
    const pixel = (px: number, py: number): number => data[(Math.min(py, height - 1) * width + Math.min(px, width - 1)) * 3 + channel]!
    const row = (py: number): number => pixel(x0, py) * (1 - (x - x0)) + pixel(x0 + 1, py) * (x - x0)
    return row(y0) * (1 - (y - y0)) + row(y0 + 1) * (y - y0)
  })
}

describe('enlargeRaster', () => {
  it.each([[7, 5, 20, 16], [64, 48, 96, 71], [1, 1, 5, 3], [1, 9, 4, 9], [9, 1, 9, 7], [33, 20, 33, 21]])('interpolates between pixels, %i × %i at %i × %i, to within two of 255', (width, height, across, down) => {
    const picture = noise(width, height)
    const large = enlargeRaster(picture, across, down)
    expect([large.width, large.height, large.data.length]).toEqual([across, down, across * down * 3])
    const apart = slowly(picture, across, down).map((value, i) => Math.abs(value - large.data[i]!))
    expect(Math.max(...apart)).toBeLessThan(2)
  })

  it('keeps black black and white white', () => {
    for (const value of [0, 255]) {
      const { data } = enlargeRaster({ data: new Uint8Array(10 * 10 * 3).fill(value), width: 10, height: 10 }, 37, 29)
      expect(data.every((one) => one === value)).toBe(true)
    }
  })
})
