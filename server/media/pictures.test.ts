import { truncateSync, writeFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markedPicture, mediaFolder, noisyJpeg } from '../../test/support/made-media.ts'
import { decodeRaster } from './decode-raster.ts'
import { requireType } from './detect-type.ts'
import { drawOpened, drawPicture } from './draw-picture.ts'
import { withFileWindow } from './file-window.ts'
import { defaultMediaLimits } from './limits.ts'
import { openPicture } from './open-picture.ts'
import { fromRaster, type Raster } from './picture-engine.ts'
import { upright } from './upright.ts'

const folder = mediaFolder()
afterAll(() => folder.remove())

/** The colour at a place given as shares of width and height. */
const colorAt = ({ data, width, height }: Raster, x: number, y: number): number[] => {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
  return [...data.subarray(at, at + 3)]
}
const nearly = (color: number[], expected: number[]) => expect(Math.max(...color.map((value, i) => Math.abs(value - expected[i]!)))).toBeLessThan(24)

describe('a decoded picture', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is upright for EXIF orientation %i', async (orientation) => {
    // written so that obeying the orientation gives the marked picture: 120 wide, 80 high, green above, red left, blue right
    const undo: Record<number, (s: Sharp) => Sharp> = { 1: (s) => s, 2: (s) => s.flop(), 3: (s) => s.rotate(180), 4: (s) => s.flip(), 5: (s) => s.rotate(270).flop(), 6: (s) => s.rotate(270), 7: (s) => s.rotate(90).flop(), 8: (s) => s.rotate(90) }
    const marked = await markedPicture(120, 80).png().toBuffer()
    const path = folder.file(`o${orientation}.jpg`)
    await undo[orientation]!(sharp(marked)).withMetadata({ orientation }).jpeg({ quality: 95 }).toFile(path)
    const raster = await decodeRaster(path, 1440)
    expect([raster.width, raster.height]).toEqual([120, 80])
    nearly(colorAt(raster, 0.5, 0.1), [0x18, 0xb0, 0x18])
    nearly(colorAt(raster, 0.2, 0.7), [0xd0, 0x18, 0x18])
    nearly(colorAt(raster, 0.8, 0.7), [0x18, 0x18, 0xd0])
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('is turned by orientation %i the same way when that stands elsewhere, as in RAW and HEIC', async (orientation) => {
    const plain = await markedPicture(120, 80).png().toBuffer()
    const told = await sharp(await sharp(plain).withMetadata({ orientation }).png().toBuffer()).autoOrient().removeAlpha().raw().toBuffer()
    expect((await upright(sharp(plain), orientation).removeAlpha().raw().toBuffer()).equals(told)).toBe(true)
  })

  it('lies on a quiet ground where it is transparent', async () => {
    await sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } }).png().toFile(folder.file('clear.png'))
    nearly(colorAt(await decodeRaster(folder.file('clear.png'), 1440), 0.5, 0.5), [0xeb, 0xe8, 0xe3])
  })

  it('is in 8 bit sRGB with three channels, whether it was grey, 16 bit or CMYK', async () => {
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } }).toColourspace('b-w').png().toFile(folder.file('grey.png'))
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } }).toColourspace('rgb16').png().toFile(folder.file('deep.png'))
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#808080' } }).toColourspace('cmyk').jpeg({ quality: 100 }).toFile(folder.file('press.jpg'))
    for (const name of ['grey.png', 'deep.png', 'press.jpg']) {
      const raster = await decodeRaster(folder.file(name), 1440)
      expect(raster.data.length).toBe(8 * 8 * 3)
      nearly(colorAt(raster, 0.5, 0.5), [0x80, 0x80, 0x80])
    }
  })

  it('is refused by its header when it claims more pixels than allowed (security rule 16)', async () => {
    const png = await sharp({ create: { width: 10, height: 10, channels: 3, background: 'red' } }).png().toBuffer()
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    writeFileSync(folder.file('bomb.png'), png)
    await expect(decodeRaster(folder.file('bomb.png'), 1440)).rejects.toMatchObject({ code: 'too-large', key: 'media.too-many-pixels', params: { width: 60_000 } })
    await expect(decodeRaster(folder.file('o1.jpg'), 1440, { limits: { ...defaultMediaLimits, maxPixels: 100 } })).rejects.toMatchObject({ key: 'media.too-many-pixels' })
  })

  it('gives what is left of a truncated photograph', async () => {
    const bytes = await noisyJpeg(folder.file('cut.jpg'), 400, 300)
    truncateSync(folder.file('cut.jpg'), Math.floor(bytes.length / 2))
    const raster = await decodeRaster(folder.file('cut.jpg'), 1440)
    expect([raster.width, raster.height]).toEqual([400, 300])
  })
})

describe('a drawn picture', () => {
  let wide: Raster
  beforeAll(async () => { wide = { data: Buffer.alloc(1440 * 960 * 3, 90), width: 1440, height: 960 } })
  const places = (name: string) => ({ preview: folder.file(`${name} p.jpg`), thumbnail: folder.file(`${name} t.jpg`) })
  const draw = (raster: Raster) => drawPicture(raster, places('raster'))

  it('has a preview of the raster\'s size and a thumbnail of 250 pixels on the short edge, as JPEG without metadata', async () => {
    const { preview, thumbnail, thumbhash } = await draw(wide)
    expect(preview).toMatchObject({ width: 1440, height: 960 })
    expect(thumbnail).toMatchObject({ width: 375, height: 250 })
    const { format, width, height, exif, icc } = await sharp(thumbnail.path).metadata()
    expect([format, width, height, exif, icc]).toEqual(['jpeg', 375, 250, undefined, undefined])
    expect(thumbhash.length).toBeGreaterThan(4)
    expect(thumbhash.length).toBeLessThan(40)
  })

  it('is never larger than the picture was', async () => {
    const small = await fromRaster(wide).resize(90, 60).raw().toBuffer()
    const { preview, thumbnail } = await draw({ data: small, width: 90, height: 60 })
    expect([preview.width, thumbnail.width]).toEqual([90, 90])
  })

  it.each(['jpg', 'png'] as const)('of a large %s looks the same by the short way over the preview as by the raster', async (ending) => {
    const path = folder.file(`large.${ending}`)
    await sharp(await markedPicture(2000, 1500).png().toBuffer())[ending === 'jpg' ? 'jpeg' : 'png']().toFile(path)
    const picture = await openPicture({ path, type: await withFileWindow(path, requireType), limits: defaultMediaLimits, tempFolder: folder.path })
    const [short, long] = [await drawOpened(picture, places('short')), await drawOpened({ ...picture, encode: undefined }, places('long'))]
    for (const name of ['preview', 'thumbnail'] as const) {
      expect(short.made?.[name]).toMatchObject({ width: long.made?.[name].width, height: long.made?.[name].height })
      const [a, b] = await Promise.all([short, long].map(({ made }) => sharp(made?.[name].path).raw().toBuffer()))
      expect(a!.reduce((sum, value, at) => sum + Math.abs(value - b![at]!), 0) / a!.length).toBeLessThan(1)
    }
  })

  it('has a panorama\'s thumbnail cut down to 1000 pixels on its long edge', async () => {
    const { thumbnail } = await draw({ data: Buffer.alloc(1440 * 100 * 3), width: 1440, height: 100 })
    expect([thumbnail.width, thumbnail.height]).toEqual([1000, 69])
  })
})
