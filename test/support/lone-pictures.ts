import { utimesSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

/** Bytes of a small JPEG that no other seed gives. */
export async function pictureBytes(seed: number, { width = 96, height = 64 }: { width?: number; height?: number } = {}): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3)
  for (let i = 0; i < raw.length; i++) raw[i] = ((seed * 2_654_435_761 + Math.floor(i / 24) * 40_503) >>> 8) & 0xff
  return sharp(raw, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toBuffer()
}

/** Writes such a picture; its time is set back by the seed's minutes, so that nobody takes it for half written. */
export async function writePicture(path: string, seed: number): Promise<void> {
  writeFileSync(path, await pictureBytes(seed))
  const then = Date.now() / 1000 - 3600 - seed * 60
  utimesSync(path, then, then)
}
