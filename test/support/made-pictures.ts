import sharp from 'sharp'

/** Draws an SVG into a picture file of the path's format, and gives the path. */
export async function writeDrawing(path: string, svg: string): Promise<string> {
  await sharp(Buffer.from(svg)).toFile(path)
  return path
}
