import { sharp } from './picture-engine.ts'

/** Levels of bands over time: uint8[columns × bands], column after column, the lowest band first. */
export interface Levels { columns: number; bands: number; levels: Uint8Array }

/** Places of the ramp, 0 to 1, with red, green, blue and opacity: quiet things let the page's ground shine through, so one picture is good on light and dark; loud ones are warm, and of a lightness that stands out from both. */
const RAMP: readonly (readonly [at: number, r: number, g: number, b: number, alpha: number])[] = [
  [0, 104, 112, 150, 0], [0.2, 104, 112, 150, 0.02], [0.45, 98, 106, 168, 0.34], [0.65, 148, 98, 148, 0.7], [0.82, 204, 104, 86, 0.92], [1, 232, 132, 52, 1],
]

/** Draws levels as a picture: time to the right, high bands at the top. */
export async function drawLevels({ columns, bands, levels }: Levels, { width, height, format = 'webp' }: { width: number; height: number; format?: 'webp' | 'png' }): Promise<Buffer> {
  const picture = sharp(pixelsOf({ columns: Math.max(1, columns), bands, levels }), { raw: { width: Math.max(1, columns), height: bands, channels: 4 } }).resize(width, height, { fit: 'fill', kernel: 'linear' })
  return format === 'png' ? picture.png({ palette: true }).toBuffer() : picture.webp({ quality: 80, alphaQuality: 80 }).toBuffer()
}

function pixelsOf({ columns, bands, levels }: Levels): Uint8Array {
  const colors = Array.from({ length: 256 }, (_, level) => colorOf(level / 255))
  const pixels = new Uint8Array(columns * bands * 4)
  for (let column = 0; column < columns; column++) {
    for (let band = 0; band < bands; band++) pixels.set(colors[levels[column * bands + band] ?? 0]!, ((bands - 1 - band) * columns + column) * 4)
  }
  return pixels
}

function colorOf(level: number): Uint8Array {
  const next = Math.max(1, RAMP.findIndex(([at]) => at >= level))
  const [from, ...before] = RAMP[next - 1]!, [to, ...after] = RAMP[next]!
  const share = (level - from) / (to - from)
  const [r, g, b, alpha] = before.map((value, i) => value + share * (after[i]! - value))
  return Uint8Array.of(Math.round(r!), Math.round(g!), Math.round(b!), Math.round(alpha! * 255))
}
