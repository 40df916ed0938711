import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawLevels } from './draw-levels.ts'

/** A low band that is loud in the first half, a high one that is loud in the second. */
const crossing = { columns: 40, bands: 8, levels: Uint8Array.from({ length: 40 * 8 }, (_, i) => (i % 8 === (i < 160 ? 0 : 7) ? 255 : 0)) }
const pixelsOf = async (picture: Buffer) => {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { info, at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)] }
}

describe('drawLevels', () => {
  it.each(['webp', 'png'] as const)('draws time to the right and high bands at the top, as %s', async (format) => {
    const picture = await drawLevels(crossing, { width: 400, height: 160, format })
    expect((await sharp(picture).metadata()).format).toBe(format)
    const { info, at } = await pixelsOf(picture)
    expect([info.width, info.height]).toEqual([400, 160])
    const [opaque, clear] = [[at(100, 155)[3]!, at(300, 4)[3]!], [at(100, 4)[3]!, at(300, 155)[3]!, at(200, 80)[3]!]]
    expect(Math.min(...opaque)).toBeGreaterThan(230)
    expect(Math.max(...clear)).toBeLessThan(20)
  })

  it('grows warmer and denser with loudness', async () => {
    const ramp = { columns: 256, bands: 1, levels: Uint8Array.from({ length: 256 }, (_, i) => i) }
    const { at } = await pixelsOf(await drawLevels(ramp, { width: 256, height: 4, format: 'png' }))
    const alphas = [20, 80, 140, 200, 250].map((x) => at(x, 1)[3]!)
    expect(alphas).toEqual([...alphas].sort((a, b) => a - b))
    expect(at(250, 1)[0]! - at(250, 1)[2]!).toBeGreaterThan(100)
    expect(at(120, 1)[2]! - at(120, 1)[0]!).toBeGreaterThan(20)
  })

  it('draws something of a sound that had nothing to see', async () => {
    const { info, at } = await pixelsOf(await drawLevels({ columns: 0, bands: 96, levels: new Uint8Array() }, { width: 60, height: 20 }))
    expect([info.width, at(30, 10)[3]]).toEqual([60, 0])
  })
})
