import { rgbaToThumbHash } from 'thumbhash'
import { fromRaster, type Raster } from './picture-engine.ts'

/** About 25 bytes that unfold into a blurred placeholder; from at most 32 pixels a side, for it keeps seven waves across at most. */
export async function thumbhashOf(raster: Raster): Promise<Uint8Array<ArrayBuffer>> {
  const { data, info } = await fromRaster(raster).resize(32, 32, { fit: 'inside', withoutEnlargement: true }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return new Uint8Array(rgbaToThumbHash(info.width, info.height, data))
}
