import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { cutOut, squareAround, type Share } from './cut-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'mantel-cut-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const size = { width: 400, height: 200 }

describe('the square round a face', () => {
  it('has its middle and some room', () => {
    expect(squareAround([0.4, 0.4, 0.1, 0.2], size)).toEqual({ left: 148, top: 68, width: 64, height: 64 })
  })
  it.each<[string, Share]>([['at the left edge', [-0.1, 0.2, 0.2, 0.3]], ['at the right edge', [0.9, 0.7, 0.2, 0.4]], ['larger than the picture', [-0.5, -0.5, 2, 2]], ['smaller than a pixel', [0.5, 0.5, 0.0001, 0.0001]]])('%s stays inside the picture', (_, box) => {
    const { left, top, width, height } = squareAround(box, size)
    expect(width).toBe(height)
    expect(Math.min(left, top, width - 1)).toBeGreaterThanOrEqual(0)
    expect(left + width).toBeLessThanOrEqual(size.width)
    expect(top + height).toBeLessThanOrEqual(size.height)
  })
})

it('a cut shows what lies in the box, no larger than asked and never enlarged', async () => {
  const red = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#d02020' } }).png().toBuffer()
  const { data, info } = await sharp({ create: { ...size, channels: 3, background: '#2020d0' } }).composite([{ input: red, left: 300, top: 0 }]).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const cut = async (box: Share, edge: number) => {
    const target = join(folder, `${edge}.jpg`)
    await cutOut({ data, width: info.width, height: info.height }, box, { edge, target })
    const [{ width, height }, { dominant }] = await Promise.all([sharp(target).metadata(), sharp(target).stats()])
    return { width, height, red: dominant.r > 150, blue: dominant.b > 150 }
  }
  expect(await cut([0.8, 0.1, 0.1, 0.2], 32)).toEqual({ width: 32, height: 32, red: true, blue: false })
  expect(await cut([0.1, 0.6, 0.1, 0.2], 500)).toEqual({ width: 64, height: 64, red: false, blue: true })
})
