import { writeFile } from 'node:fs/promises'
import { fromRaster, type Raster } from './picture-engine.ts'
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
const THUMBNAIL_QUALITY = 78

/** A drawn file. */
export interface DrawnFile { path: string; width: number; height: number; size: number }

/** Draws preview, thumbnail and placeholder from one decoded raster. */
export async function drawPicture(raster: Raster, { preview, thumbnail }: { preview: string; thumbnail: string }): Promise<{ preview: DrawnFile; thumbnail: DrawnFile; thumbhash: Uint8Array<ArrayBuffer> }> {
  const large = await fromRaster(raster).jpeg({ quality: PREVIEW_QUALITY }).toBuffer()
  const small = await shrink(raster)
  const little = await fromRaster(small).jpeg({ quality: THUMBNAIL_QUALITY }).toBuffer()
  await Promise.all([writeFile(preview, large), writeFile(thumbnail, little)])
  return {
    preview: { path: preview, width: raster.width, height: raster.height, size: large.length },
    thumbnail: { path: thumbnail, width: small.width, height: small.height, size: little.length },
    thumbhash: await thumbhashOf(small),
  }
}

/** The raster at thumbnail size: short edge THUMBNAIL_SHORT_EDGE, long edge at most THUMBNAIL_LONG_EDGE, never larger than it was. */
async function shrink(raster: Raster): Promise<Raster> {
  const short = Math.min(raster.width, raster.height)
  const long = Math.max(raster.width, raster.height)
  const scale = Math.min(1, THUMBNAIL_SHORT_EDGE / short, THUMBNAIL_LONG_EDGE / long)
  if (scale === 1) return raster
  const width = Math.max(1, Math.round(raster.width * scale))
  const height = Math.max(1, Math.round(raster.height * scale))
  const { data } = await fromRaster(raster).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer({ resolveWithObject: true })
  return { data, width, height }
}

