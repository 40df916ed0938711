import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Raster } from './raster.ts'
import { resizeCubic } from './resize-cubic.ts'

const picture = (width: number, height: number, at: (x: number, y: number) => readonly [number, number, number]): Raster => {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 3)
  return { data, width, height }
}

describe('resizeCubic', () => {
  it.each([[7, 5], [90, 3], [1, 1], [64, 200]])('keeps one colour one colour at %i × %i', (width, height) => {
    const other = resizeCubic(picture(33, 21, () => [10, 255, 0]), width, height)
    expect([other.width, other.height, other.data.length]).toEqual([width, height, width * height * 3])
    for (let at = 0; at < other.data.length; at += 3) expect([...other.data.subarray(at, at + 3)]).toEqual([10, 255, 0])
  })

  it('shrinks as libvips does with its cubic kernel, apart from the edges, which each treats its way', async () => {
    const from = picture(120, 90, (x, y) => [(x * 3 + y * 5) % 256, Math.round(127 + 127 * Math.sin(x / 5)), x > 60 ? 250 : 5])
    const ours = resizeCubic(from, 40, 30)
    const theirs = await sharp(from.data, { raw: { width: 120, height: 90, channels: 3 } }).resize(40, 30, { kernel: 'cubic', fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer()
    let worst = 0
    for (let y = 3; y < 27; y++) for (let i = (y * 40 + 3) * 3; i < (y * 40 + 37) * 3; i++) worst = Math.max(worst, Math.abs(ours.data[i]! - theirs[i]!))
    expect(worst).toBeLessThanOrEqual(3)
  })

  it('holds what overshoots at a hard edge within a byte', () => {
    const edge = resizeCubic(picture(20, 2, (x) => (x < 10 ? [0, 0, 0] : [255, 255, 255])), 50, 2)
    expect([edge.data[0], edge.data[20 * 3], edge.data[30 * 3], edge.data.at(-1)]).toEqual([0, 0, 255, 255])
  })
})
