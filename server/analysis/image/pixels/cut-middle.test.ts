import { describe, expect, it } from 'vitest'
import type { Raster } from '../../../inference/index.ts'
import { cutMiddle } from './cut-middle.ts'

const picture = (width: number, height: number, at: (x: number, y: number) => readonly [number, number, number]): Raster => {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 3)
  return { data, width, height }
}

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
