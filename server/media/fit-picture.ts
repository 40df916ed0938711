import { sharp } from './picture-engine.ts'

const QUALITY = 85

/**
 * Writes a smaller JPEG of one that this house drew itself: of exactly this size where `exact`, else within it; never enlarged. Baseline, in 4:2:0, for that is what every television reads.
 * Returns its bytes.
 */
export async function fitPicture(path: string, { width, height, exact, target }: { width: number; height: number; exact: boolean; target: string }): Promise<number> {
  const { size } = await sharp(path).resize(width, height, { fit: exact ? 'fill' : 'inside', withoutEnlargement: !exact }).jpeg({ quality: QUALITY, progressive: false, chromaSubsampling: '4:2:0' }).toFile(target)
  return size
}
