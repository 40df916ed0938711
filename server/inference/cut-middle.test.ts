import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cutMiddle } from './cut-middle.ts'
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

describe('cutMiddle', () => {
  it('takes the square in the middle, of a wide and of a high picture, and less where less is asked for', async () => {
    const thirds = (place: number): readonly [number, number, number] => (place < 30 ? [255, 0, 0] : place < 60 ? [0, 255, 0] : [0, 0, 255])
    for (const of of [picture(90, 30, (x) => thirds(x)), picture(30, 90, (_, y) => thirds(y))]) {
      for (const filter of ['cubic', 'triangle'] as const) {
        const square = await cutMiddle(of, { edge: 12, filter })
        expect([square.width, square.height]).toEqual([12, 12])
        for (let at = 0; at < square.data.length; at += 3) expect([...square.data.subarray(at, at + 3)]).toEqual([0, 255, 0])
      }
    }
    const ring = picture(40, 40, (x, y) => (Math.min(x, y, 39 - x, 39 - y) < 10 ? [0, 0, 0] : [255, 255, 255]))
    expect(new Set((await cutMiddle(ring, { share: 0.5, edge: 8, filter: 'triangle' })).data)).toEqual(new Set([255]))
  })

  it('makes a square of a single pixel', async () => {
    expect(await cutMiddle(picture(1, 1, () => [9, 8, 7]), { edge: 2, filter: 'cubic' })).toEqual({ width: 2, height: 2, data: Uint8Array.from([9, 8, 7, 9, 8, 7, 9, 8, 7, 9, 8, 7]) })
  })
})
