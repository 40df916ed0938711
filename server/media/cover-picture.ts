import { parseFile, selectCover, type IAudioMetadata } from 'music-metadata'
import { sharp, type Raster, toRaster } from './picture-engine.ts'

/** Bytes of a cover that are looked at; larger ones are scans of posters. */
const MAX_COVER_BYTES = 64 * 1024 * 1024

/** The bytes of the front cover, or of whatever picture there is; old Vorbis files carry it as Base64 in a comment. */
export function coverOf({ common, native }: IAudioMetadata): Uint8Array | undefined {
  const picture = selectCover(common.picture)?.data
  if (picture !== undefined && picture.length > 0) return picture
  const old = native['vorbis']?.find(({ id, value }) => id === 'COVERART' && typeof value === 'string')
  return old === undefined ? undefined : Buffer.from(old.value as string, 'base64')
}

/** The cover in a sound file, decoded; undefined where there is none or it cannot be read. */
export async function readCover(path: string, { edge, maxPixels }: { edge: number; maxPixels: number }): Promise<Raster | undefined> {
  const cover = await parseFile(path, { duration: false }).then(coverOf, () => undefined)
  if (cover === undefined || cover.length === 0 || cover.length > MAX_COVER_BYTES) return undefined
  return toRaster(sharp(cover, { failOn: 'none', limitInputPixels: maxPixels }).autoOrient().resize(edge, edge, { fit: 'inside', withoutEnlargement: true })).catch(() => undefined)
}
