import type { Raster } from './raster.ts'

const ONE = 256 // weights are whole 256ths: a value is off by one at most
const ODD = 0x00ff00ff // every second byte of four

/** Where a place of the longer side lies between two places of the shorter one: the first of them, and the share of the second in 256ths. */
interface Between { first: Int32Array; share: Int32Array }

/** The picture enlarged along both edges: what resizeRaster's triangle comes to between two pixels, in whole numbers, four bytes at a time down the rows. */
export function enlargeRaster(raster: Raster, width: number, height: number): Raster {
  return enlargeRows(enlargeColumns(raster, width), height)
}

/** Beyond the middle of the outermost place there is only that place. */
function placesBetween(from: number, to: number): Between {
  const first = new Int32Array(to), share = new Int32Array(to)
  for (let place = 0; place < to; place++) {
    const at = Math.max(0, Math.min(from - 1, ((place + 0.5) * from) / to - 0.5))
    first[place] = Math.min(Math.floor(at), Math.max(0, from - 2))
    share[place] = from === 1 ? 0 : Math.round((at - first[place]!) * ONE)
  }
  return { first, share }
}

function enlargeColumns({ data, width: from, height }: Raster, width: number): Raster {
  if (width === from) return { data, width, height }
  const { first, share } = placesBetween(from, width)
  const step = from === 1 ? 0 : 3
  const out = new Uint8Array(width * height * 3)
  for (let y = 0, o = 0; y < height; y++) {
    const row = y * from * 3
    for (let x = 0; x < width; x++, o += 3) {
      const at = row + first[x]! * 3, weight = share[x]!
      const red = data[at]!, green = data[at + 1]!, blue = data[at + 2]!
      out[o] = red + ((Math.imul(data[at + step]! - red, weight) + 128) >> 8)
      out[o + 1] = green + ((Math.imul(data[at + step + 1]! - green, weight) + 128) >> 8)
      out[o + 2] = blue + ((Math.imul(data[at + step + 2]! - blue, weight) + 128) >> 8)
    }
  }
  return { data: out, width, height }
}

function enlargeRows({ data, width, height: from }: Raster, height: number): Raster {
  if (height === from) return { data, width, height }
  const { first, share } = placesBetween(from, height)
  const stride = width * 3
  const out = new Uint8Array(stride * height)
  const line = Math.ceil(stride / 4)
  const upper = new Uint8Array(line * 4), lower = new Uint8Array(line * 4), mixed = new Uint8Array(line * 4)
  const [above, below, both] = [upper, lower, mixed].map(({ buffer }) => new Uint32Array(buffer)) as [Uint32Array, Uint32Array, Uint32Array]
  for (let y = 0; y < height; y++) {
    const at = first[y]! * stride
    upper.set(data.subarray(at, at + stride))
    lower.set(data.subarray(from === 1 ? at : at + stride, from === 1 ? at + stride : at + 2 * stride))
    mixLine(above, below, share[y]!, both)
    out.set(mixed.subarray(0, stride), y * stride)
  }
  return { data: out, width, height }
}

/** Two bytes stand apart in one number, so that neither runs over into the other: 255 × 256 + 128 fits 16 bits. */
function mixLine(above: Uint32Array, below: Uint32Array, weight: number, out: Uint32Array): void {
  const rest = ONE - weight
  for (let i = 0; i < out.length; i++) {
    const a = above[i]! | 0, b = below[i]! | 0
    const even = (Math.imul(a & ODD, rest) + Math.imul(b & ODD, weight) + 0x00800080) >>> 8
    const odd = Math.imul((a >>> 8) & ODD, rest) + Math.imul((b >>> 8) & ODD, weight) + 0x00800080
    out[i] = (even & ODD) | (odd & ~ODD)
  }
}
