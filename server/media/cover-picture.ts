import { parseFile, selectCover } from 'music-metadata'
import { sharp, type Raster, toRaster } from './picture-engine.ts'

/** Bytes of a cover that are looked at; larger ones are scans of posters. */
const MAX_COVER_BYTES = 64 * 1024 * 1024

/** The cover in a sound file, decoded; undefined where there is none or it cannot be read. */
export async function readCover(path: string, { edge, maxPixels }: { edge: number; maxPixels: number }): Promise<Raster | undefined> {
  const cover = await parseFile(path, { duration: false }).then(({ common }) => selectCover(common.picture), () => null)
  if (cover === null || cover.data.length === 0 || cover.data.length > MAX_COVER_BYTES) return undefined
  return toRaster(sharp(cover.data, { failOn: 'none', limitInputPixels: maxPixels }).autoOrient().resize(edge, edge, { fit: 'inside', withoutEnlargement: true })).catch(() => undefined)
}
