import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { sharedMedia } from '../shared-media.ts'

/** A picture that stories show: its address, shape and thumbhash. */
export interface CannedPicture { name: string; path: string | undefined; ratio: number; width: number; height: number; thumbhash: string }

const folders = ['images/photos', 'images/exif', 'images/text', 'images/faces']
const drawable = /\.(jpe?g|png|webp)$/i

/** Pictures of the shared media where they are there, else plain colours: what a story shows never decides whether it can be shown. */
export async function cannedPictures(): Promise<CannedPicture[]> {
  const media = sharedMedia()
  const paths = media ? folders.flatMap((folder) => readdirSync(join(media, folder)).filter((name) => drawable.test(name)).map((name) => join(media, folder, name))) : []
  const found = await Promise.all(paths.map((path) => measure(path).catch(() => undefined)))
  const pictures = found.filter((picture) => picture !== undefined)
  return pictures.length > 0 ? pictures : Array.from({ length: 40 }, (_, at) => ({ name: `IMG_${4100 + at}.jpg`, path: undefined, ratio: [1.5, 0.75, 1.33, 1.78][at % 4]!, width: 3000, height: 2000, thumbhash: '' }))
}

async function measure(path: string): Promise<CannedPicture> {
  const picture = sharp(path).rotate()
  const { data, info } = await picture.resize(90, 90, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { autoOrient } = await sharp(path).metadata()
  return { name: path.split('/').at(-1)!, path, ratio: info.width / info.height, width: autoOrient.width, height: autoOrient.height, thumbhash: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64') }
}

/** A small or large WebP of one of them. */
export async function drawPicture(picture: CannedPicture, height: number): Promise<Buffer> {
  const source = picture.path ? sharp(picture.path).rotate() : sharp({ create: { width: 600, height: 400, channels: 3, background: { r: 180, g: 120, b: 80 } } })
  return source.resize({ height, width: height * 3, fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toBuffer()
}
