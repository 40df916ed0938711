import { describe, expect, it } from 'vitest'
import { fitRaster } from './fit-raster.ts'

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
