import { writeFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import type { Message } from '../platform/errors.ts'
import type { OpenedPicture } from './open-picture.ts'
import { fromRaster, type Raster, sharp } from './picture-engine.ts'
import { thumbhashOf } from './thumbhash.ts'

/** Longest edge of the picture that the lightbox shows, in pixels. */
export const PREVIEW_EDGE = 1440
/**
 * Shortest edge of the picture in rows. The timeline's rows are 220 px high, and in a row it is the height that counts: at 250 on the short edge a
 * landscape, a square and a portrait all fill it crisply, where 250 on the long edge would leave a landscape 167 px high. On screens of double
 * density a row wants 440: pages offer the preview there by srcset for large tiles, for bytes grow fourfold otherwise.
 */
export const THUMBNAIL_SHORT_EDGE = 250
/** A panorama's thumbnail is cut short here: a row is no longer than a screen. */
export const THUMBNAIL_LONG_EDGE = 1000

/** JPEG, chosen by measurement (docs/decisions/0008): WebP of the same look is a third smaller and costs three to eight times the time. */
const PREVIEW_QUALITY = 80
/** Huffman tables of one's own would make a photograph's preview 6 % smaller and its encoding twice as long; thumbnails, which pages load by the hundred, have them. */
const PREVIEW_CODING = { optimiseCoding: false }
const THUMBNAIL_QUALITY = 78

/** A drawn file. */
export interface DrawnFile { path: string; width: number; height: number; size: number }

/** What is drawn of every picture: two files, and about 25 bytes that unfold into a blurred placeholder. */
export interface DrawnPicture { preview: DrawnFile; thumbnail: DrawnFile; thumbhash: Uint8Array<ArrayBuffer> }
/** Where the files shall lie. */
export interface Places { preview: string; thumbnail: string }

/** Draws preview, thumbnail and placeholder of a picture, decoding it once; nothing is made where the format is known but nothing here can draw it. */
export async function drawOpened(picture: OpenedPicture, places: Places): Promise<{ made?: DrawnPicture; notes: Message[] }> {
  // a small picture's thumbnail is no smaller than its preview: drawn from that it would have lost twice
  if (picture.encode && Math.min(picture.width, picture.height) >= 2 * THUMBNAIL_SHORT_EDGE) {
    const { jpeg, width, height, notes } = await picture.encode(PREVIEW_EDGE, { quality: PREVIEW_QUALITY, ...PREVIEW_CODING })
    return { made: await keep({ data: jpeg, width, height }, await shrink(sharp(jpeg), { width, height }), places), notes }
  }
  const { raster, notes } = await picture.draw(PREVIEW_EDGE)
  return { made: raster && (await drawPicture(raster, places)), notes }
}

/** Draws preview, thumbnail and placeholder from one decoded raster. */
export async function drawPicture(raster: Raster, places: Places): Promise<DrawnPicture> {
  const large = await fromRaster(raster).jpeg({ quality: PREVIEW_QUALITY, ...PREVIEW_CODING }).toBuffer()
  return keep({ data: large, width: raster.width, height: raster.height }, await shrink(fromRaster(raster), raster), places)
}

async function keep(large: { data: Buffer; width: number; height: number }, small: Raster, { preview, thumbnail }: Places): Promise<DrawnPicture> {
  const little = await fromRaster(small).jpeg({ quality: THUMBNAIL_QUALITY }).toBuffer()
  await Promise.all([writeFile(preview, large.data), writeFile(thumbnail, little)])
  return {
    preview: { path: preview, width: large.width, height: large.height, size: large.data.length },
    thumbnail: { path: thumbnail, width: small.width, height: small.height, size: little.length },
    thumbhash: await thumbhashOf(small),
  }
}

/** Short edge THUMBNAIL_SHORT_EDGE, long edge at most THUMBNAIL_LONG_EDGE, never larger than it was. */
async function shrink(picture: Sharp, full: { width: number; height: number }): Promise<Raster> {
  const scale = Math.min(1, THUMBNAIL_SHORT_EDGE / Math.min(full.width, full.height), THUMBNAIL_LONG_EDGE / Math.max(full.width, full.height))
  const width = Math.max(1, Math.round(full.width * scale))
  const height = Math.max(1, Math.round(full.height * scale))
  return { data: await picture.resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer(), width, height }
}
