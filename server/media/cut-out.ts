import { fromRaster, sharp, type Raster } from './picture-engine.ts'

/** x, y, width, height; 0 to 1 of the upright picture. */
export type Share = readonly [number, number, number, number]

/** How much of the picture round a box is shown: a face with its hair and chin. */
const ROOM = 1.6
const QUALITY = 82

/** The square round a box, in whole pixels: with some room, moved inside the picture, never larger than it. */
export function squareAround([x, y, width, height]: Share, size: { width: number; height: number }): { left: number; top: number; width: number; height: number } {
  const wanted = Math.max(width * size.width, height * size.height) * ROOM
  const side = Math.max(1, Math.min(size.width, size.height, Math.round(wanted)))
  const from = (middle: number, length: number): number => Math.max(0, Math.min(length - side, Math.round(middle - side / 2)))
  return { left: from((x + width / 2) * size.width, size.width), top: from((y + height / 2) * size.height, size.height), width: side, height: side }
}

/** Writes a square JPEG of what lies in a box, `edge` pixels at most, never enlarged. `from` is a decoded picture, or the path of a JPEG that this house drew itself. Returns its bytes. */
export async function cutOut(from: Raster | string, box: Share, { edge, target }: { edge: number; target: string }): Promise<number> {
  const whole = typeof from === 'string' ? sharp(from) : fromRaster(from)
  const { width, height } = typeof from === 'string' ? await whole.metadata() : from
  const square = squareAround(box, { width, height })
  const side = Math.min(edge, square.width)
  const { size } = await whole.extract(square).resize(side, side, { fit: 'fill' }).jpeg({ quality: QUALITY }).toFile(target)
  return size
}
