import sharp from 'sharp'

/** A picture with words printed on it, as PNG bytes; its letters come from Debian's DejaVu fonts. */
export async function printedPicture(lines: string[], { width = 900, height = 500, ground = '#f4efe4' } = {}): Promise<Buffer> {
  const text = lines.map((line, i) => `<text x="60" y="${110 + i * 90}" font-family="DejaVu Sans" font-size="56" fill="#222">${line}</text>`).join('')
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${text}</svg>`)).png().toBuffer()
}
