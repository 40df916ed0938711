import { POINT_WORDS } from './describe-corner.ts'

/** Points of a picture by which parts of it are found again, in pixels of the picture at 384 on its longer edge; strongest first on each level. */
export interface PicturePoints {
  width: number
  height: number
  count: number
  x: Float32Array
  y: Float32Array
  /** Radians. */
  angle: Float32Array
  /** How often the picture was made smaller by LEVEL_STEP before the point was seen. */
  level: Uint8Array
  /** Eight words a point. */
  bits: Uint32Array
}

/** Each level is smaller than the one before by this. */
export const LEVEL_STEP = 1.25
/** A cut-out at a third of its size is still found on one of them. */
export const LEVELS = 6
/** Width and height, two bytes each. */
const HEADER = 4
/** Of a point: x and y in 65535ths of the edges, direction in 256ths of a turn, level, 32 bytes of description. */
const BYTES = 6 + POINT_WORDS * 4

/** The points as bytes, little endian. */
export function packPoints(points: PicturePoints): Buffer {
  const out = Buffer.alloc(HEADER + points.count * BYTES)
  out.writeUInt16LE(points.width, 0)
  out.writeUInt16LE(points.height, 2)
  for (let i = 0, at = HEADER; i < points.count; i++, at += BYTES) {
    out.writeUInt16LE(Math.round((points.x[i]! / points.width) * 65535), at)
    out.writeUInt16LE(Math.round((points.y[i]! / points.height) * 65535), at + 2)
    out[at + 4] = Math.round((points.angle[i]! / (2 * Math.PI)) * 256) & 255
    out[at + 5] = points.level[i]!
    for (let word = 0; word < POINT_WORDS; word++) out.writeUInt32LE(points.bits[i * POINT_WORDS + word]!, at + 6 + word * 4)
  }
  return out
}

/** Points from their bytes; what is no whole point at the end is left out. */
export function unpackPoints(packed: Uint8Array): PicturePoints {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  const [width, height] = bytes.length < HEADER ? [0, 0] : [bytes.readUInt16LE(0), bytes.readUInt16LE(2)]
  const points = roomForPoints(width, height, Math.max(0, Math.floor((bytes.length - HEADER) / BYTES)))
  for (let i = 0, at = HEADER; i < points.count; i++, at += BYTES) {
    points.x[i] = (bytes.readUInt16LE(at) / 65535) * width
    points.y[i] = (bytes.readUInt16LE(at + 2) / 65535) * height
    points.angle[i] = (bytes[at + 4]! / 256) * 2 * Math.PI
    points.level[i] = bytes[at + 5]!
    for (let word = 0; word < POINT_WORDS; word++) points.bits[i * POINT_WORDS + word] = bytes.readUInt32LE(at + 6 + word * 4)
  }
  return points
}

/** Room for so many points. */
export const roomForPoints = (width: number, height: number, count: number): PicturePoints =>
  ({ width, height, count, x: new Float32Array(count), y: new Float32Array(count), angle: new Float32Array(count), level: new Uint8Array(count), bits: new Uint32Array(count * POINT_WORDS) })
