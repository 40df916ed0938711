import { describe, expect, it } from 'vitest'
import { dropOverlaps, overlapOf, type Box } from './drop-overlaps.ts'
import { fitRaster } from './fit-raster.ts'
import { resizeRaster } from './resize-raster.ts'
import { downscaleRaster } from './downscale-raster.ts'

const found = (label: string, score: number, box: Box) => ({ label, score, box })

describe('boxes', () => {
  it('overlap by their common part of what both cover', () => {
    expect(overlapOf([0, 0, 10, 10], [0, 0, 10, 10])).toBe(1)
    expect(overlapOf([0, 0, 10, 10], [5, 0, 10, 10])).toBeCloseTo(1 / 3)
    expect(overlapOf([0, 0, 10, 10], [10, 0, 10, 10])).toBe(0)
    expect(overlapOf([0, 0, 0, 0], [0, 0, 0, 0])).toBe(0)
  })

  it('of one class leave the best where they overlap; another class stays', () => {
    const kept = dropOverlaps([found('cat', 0.5, [0, 0, 10, 10]), found('cat', 0.9, [1, 0, 10, 10]), found('dog', 0.4, [1, 0, 10, 10]), found('cat', 0.3, [20, 0, 10, 10])], 0.5)
    expect(kept.map(({ label, score }) => [label, score])).toEqual([['cat', 0.9], ['dog', 0.4], ['cat', 0.3]])
  })
})

describe('a picture in a frame', () => {
  const wide = { data: new Uint8Array(40 * 20 * 3).fill(200), width: 40, height: 20 }
  const greyAt = ({ data, width }: { data: Uint8Array; width: number }, x: number, y: number): number => data[(y * width + x) * 3]!

  it('lies in the corner with the rest filled', async () => {
    const { raster, scale, left, top } = await fitRaster(wide, 80, 80, { at: 'corner', ground: 114 })
    expect([scale, left, top, raster.width, raster.height]).toEqual([2, 0, 0, 80, 80])
    expect([greyAt(raster, 79, 39), greyAt(raster, 0, 40)]).toEqual([200, 114])
  })

  it('lies in the middle where that is asked for', async () => {
    const { raster, top } = await fitRaster(wide, 20, 20, { at: 'middle', ground: 0 })
    expect([top, greyAt(raster, 0, 4), greyAt(raster, 0, 5), greyAt(raster, 19, 14), greyAt(raster, 0, 15)]).toEqual([5, 0, 200, 200, 0])
  })

  it('keeps a line of a picture that is a thousand times as wide as high', async () => {
    const { raster } = await fitRaster({ data: new Uint8Array(4000 * 3 * 3).fill(9), width: 4000, height: 3 }, 64, 64, { at: 'corner', ground: 0 })
    expect(greyAt(raster, 63, 0)).toBe(9)
  })
})

describe('a picture made much smaller', () => {
  it('keeps the mean of what stood there, whichever way it is reached', async () => {
    const gradient = { data: Uint8Array.from({ length: 400 * 300 * 3 }, (_, i) => (Math.floor(i / 3) % 400) / 2), width: 400, height: 300 }
    const [quick, exact] = [await downscaleRaster(gradient, 50, 37), resizeRaster(gradient, 50, 37)]
    expect([quick.width, quick.height]).toEqual([50, 37])
    expect(Math.max(...quick.data.map((value, i) => Math.abs(value - exact.data[i]!)))).toBeLessThanOrEqual(2)
  })
})
