import sharp from 'sharp'
import { expect, it } from 'vitest'
import { colorWay } from './known-profiles.ts'

/** A ramp of colours as a picture in Display P3. */
async function p3Picture(): Promise<Buffer> {
  const data = Buffer.from(Array.from({ length: 64 * 64 }, (_, i) => [(i % 64) * 4, Math.floor(i / 64) * 4, 128]).flat())
  return sharp(data, { raw: { width: 64, height: 64, channels: 3 } }).withIccProfile('p3').png().toBuffer()
}

it('brings Display P3 to sRGB as lcms does, within two steps of 255', async () => {
  const picture = await p3Picture()
  const way = colorWay({ ...(await sharp(picture).metadata()), icc: Buffer.from('....D\0i\0s\0p\0l\0a\0y\0 \0P\x003\0') })
  expect(way.ignoreIcc).toBe(true)
  const quick = way.finish({ data: await sharp(picture, { ignoreIcc: true }).raw().toBuffer(), width: 64, height: 64 }).data
  const right = await sharp(picture).raw().toBuffer()
  const off = quick.map((value, i) => Math.abs(value - right[i]!))
  expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(1)
})

it('leaves sRGB alone and every other profile to lcms', async () => {
  const meta = await sharp(await p3Picture()).metadata()
  expect(colorWay({ ...meta, icc: Buffer.from('sRGB IEC61966-2.1') }).ignoreIcc).toBe(true)
  expect(colorWay({ ...meta, icc: Buffer.from('Adobe RGB (1998)') }).ignoreIcc).toBe(false)
  expect(colorWay({ ...meta, icc: undefined }).ignoreIcc).toBe(false)
  expect(colorWay({ ...meta, depth: 'ushort', icc: Buffer.from('sRGB') }).ignoreIcc).toBe(false)
})
