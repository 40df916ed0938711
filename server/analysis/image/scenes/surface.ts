import type { Raster } from '../../../inference/index.ts'

/** How the surface of a picture is made, apart from what it shows. */
export interface Surface {
  /** Share of pixels that are exactly like their right neighbour: drawn by a program rather than seen by a camera. */
  even: number
  /** Share of the commonest of 4096 colours. */
  commonest: number
  /** Mean lightness, 0 to 255. */
  lightness: number
  /** Standard deviation of lightness, 0 to 128. */
  contrast: number
}

const LINES = 128 // so many lines tell enough

/** Looks at some 128 lines of a picture. */
export function surfaceOf({ data, width, height }: Raster): Surface {
  const colours = new Uint32Array(4096)
  const step = Math.max(1, Math.floor(height / LINES))
  let pixels = 0, even = 0, sum = 0, squares = 0
  for (let y = 0; y < height; y += step) {
    for (let at = y * width * 3, end = at + (width - 1) * 3; at < end; at += 3) {
      const red = data[at]!, green = data[at + 1]!, blue = data[at + 2]!
      if (red === data[at + 3] && green === data[at + 4] && blue === data[at + 5]) even++
      const lightness = (red + 2 * green + blue) / 4
      sum += lightness
      squares += lightness * lightness
      colours[((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)]!++
      pixels++
    }
  }
  if (pixels === 0) return { even: 1, commonest: 1, lightness: 0, contrast: 0 } // one column of pixels
  const mean = sum / pixels
  return { even: even / pixels, commonest: Math.max(...colours) / pixels, lightness: mean, contrast: Math.sqrt(Math.max(0, squares / pixels - mean * mean)) }
}

/** Nothing on it that could be judged. */
export const isBlank = ({ commonest, contrast }: Surface): boolean => commonest > 0.985 || contrast < 4
