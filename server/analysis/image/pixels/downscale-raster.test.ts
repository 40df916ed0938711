import { describe, expect, it } from 'vitest'
import { resizeRaster, type Raster } from '../../../inference/index.ts'
import { downscaleRaster } from './downscale-raster.ts'

/** Soft waves, as light falls in photographs. */
const waves = (width: number, height: number): Raster => {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at += 3) data.set([127 + 100 * Math.sin(x / 9), 127 + 100 * Math.sin(y / 7), (x + y) % 256 < 128 ? 40 : 200].map(Math.round), at)
  return { data, width, height }
}

describe('downscaleRaster', () => {
  it.each([[300, 200, 96, 64], [300, 200, 200, 150], [1200, 700, 100, 90]])('gives what the slow way gives, %i × %i at %i × %i', async (width, height, across, down) => {
    const picture = waves(width, height)
    const [quick, slow] = [await downscaleRaster(picture, across, down), resizeRaster(picture, across, down)]
    expect([quick.width, quick.height, quick.data.length]).toEqual([across, down, across * down * 3])
    let sum = 0
    for (let i = 0; i < slow.data.length; i++) sum += Math.abs(quick.data[i]! - slow.data[i]!)
    expect(sum / slow.data.length).toBeLessThan(3)
  })

  it('gives the picture itself at its own size, and enlarges as resizeRaster does', async () => {
    const picture = waves(30, 20)
    expect(await downscaleRaster(picture, 30, 20)).toBe(picture)
    expect(await downscaleRaster(picture, 60, 40)).toEqual(resizeRaster(picture, 60, 40))
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
