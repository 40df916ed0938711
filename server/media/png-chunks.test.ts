import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { slimPng } from './png-chunks.ts'

const chunk = (name: string, data: Buffer) => Buffer.concat([Buffer.from([data.length >> 24, data.length >> 16, data.length >> 8, data.length]), Buffer.from(name), data, Buffer.alloc(4)])

describe('a PNG with packed text', () => {
  it('loses a chunk that unpacks to fifty megabytes, and is a whole picture still', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } }).png().toBuffer()
    const bomb = chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(50_000_000))]))
    const { bytes, dropped } = slimPng(Buffer.concat([png.subarray(0, 33), bomb, png.subarray(33)]))
    expect(dropped).toBe(1)
    expect(bytes.equals(png)).toBe(true)
  })

  it('keeps an ordinary caption byte by byte', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: 'red' } }).png().toBuffer()
    const withText = Buffer.concat([png.subarray(0, 33), chunk('zTXt', Buffer.concat([Buffer.from('Title\0\0'), deflateSync(Buffer.from('At the sea'))])), png.subarray(33)])
    expect(slimPng(withText)).toEqual({ bytes: withText, dropped: 0 })
  })
})
