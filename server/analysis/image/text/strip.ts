import { cutQuad, quadHeight, quadWidth, tensor, turnQuad, type Quad, type Raster, type Tensor } from '../../../inference/index.ts'

/** Height that the networks read at, pixels. */
export const STRIP_HEIGHT = 48
const NARROWEST = 16, WIDEST = 2400

/** How wide a line is when it is brought to the height of a strip; longer ones are squeezed. */
export const stripWidth = (line: Quad): number =>
  Math.max(NARROWEST, Math.min(WIDEST, Math.round((STRIP_HEIGHT * quadWidth(line)) / quadHeight(line))))

/** A line that stands on end is laid down, as if written from below upwards; whether it is the other way round is found out by reading. */
export const layDown = (line: Quad): Quad => (quadHeight(line) > 1.5 * quadWidth(line) ? turnQuad(line, 3) : line)

/** A line cut out of the picture, upright, at the height the networks read. */
export interface Strip { quad: Quad; raster: Raster }

export const cutStrip = (raster: Raster, quad: Quad): Strip => ({ quad, raster: cutQuad(raster, quad, stripWidth(quad), STRIP_HEIGHT) })

/** The strip upside down, without cutting it out again. */
export function turnStrip({ quad, raster: { data, width, height } }: Strip): Strip {
  const turned = new Uint8Array(data.length)
  for (let from = 0, to = data.length - 3; to >= 0; from += 3, to -= 3) {
    turned[to] = data[from]!
    turned[to + 1] = data[from + 1]!
    turned[to + 2] = data[from + 2]!
  }
  return { quad: turnQuad(quad, 2), raster: { data: turned, width, height } }
}

const normal = Float32Array.from({ length: 256 }, (_, value) => value / 127.5 - 1)

/** Strips as one tensor, lines × 3 (blue, green, red) × 48 × width, values -1 to 1, the shorter ones padded with 0 on the right. */
export function stripTensor(strips: readonly Raster[], width: number): Tensor {
  const plane = STRIP_HEIGHT * width
  const out = new Float32Array(strips.length * 3 * plane)
  strips.forEach((strip, n) => putStrip(strip, out.subarray(n * 3 * plane, (n + 1) * 3 * plane), plane, width))
  return tensor(out, [strips.length, 3, STRIP_HEIGHT, width])
}

function putStrip({ data, width: used }: Raster, out: Float32Array, plane: number, width: number): void {
  for (let y = 0, from = 0; y < STRIP_HEIGHT; y++) {
    for (let to = y * width, end = to + used; to < end; to++, from += 3) {
      out[to] = normal[data[from + 2]!]!
      out[plane + to] = normal[data[from + 1]!]!
      out[2 * plane + to] = normal[data[from]!]!
    }
  }
}
