import type { Raster } from '../../../inference/index.ts'
import { downscaleRaster } from '../pixels/downscale-raster.ts'
import { blurPlane, lumaOf, type Plane } from '../pixels/plane.ts'
import { describeCorner, directionOf, POINT_WORDS, REACH } from './describe-corner.ts'
import { findCorners } from './find-corners.ts'
import { LEVEL_STEP, LEVELS, roomForPoints, type PicturePoints } from './points-format.ts'

/** Longer edge of the picture in which points are looked for, pixels. */
const EDGE = 384
/** Points of a picture at most. */
export const MOST_POINTS = 220
const SMOOTH = 2 // standard deviation before points are compared, pixels

/** The picture as points are looked for in it: 384 pixels on its longer edge, or as small as it is. */
export function pictureOfPoints(raster: Raster): Promise<Raster> {
  const scale = Math.min(1, EDGE / Math.max(raster.width, raster.height))
  return downscaleRaster(raster, Math.max(1, Math.round(raster.width * scale)), Math.max(1, Math.round(raster.height * scale)))
}

/** Finds and describes the points of a picture on several levels of size (as ORB does: Rublee 2011). */
export function findPoints(small: Raster): PicturePoints {
  const { width, height } = small
  const points = roomForPoints(width, height, MOST_POINTS + LEVELS)
  let plane = lumaOf(small), count = 0
  for (let level = 0; level < LEVELS; level++) {
    if (level > 0) plane = shrinkPlane(plane, Math.round(width / LEVEL_STEP ** level), Math.round(height / LEVEL_STEP ** level))
    const smooth = blurPlane(plane, SMOOTH, 4)
    for (const { x, y } of findCorners(plane, quota(level), REACH)) {
      const angle = directionOf(smooth, x, y)
      describeCorner(smooth, x, y, angle, points.bits, count * POINT_WORDS)
      points.x[count] = ((x + 0.5) / plane.width) * width
      points.y[count] = ((y + 0.5) / plane.height) * height
      points.angle[count] = angle
      points.level[count++] = level
    }
  }
  return { ...points, count }
}

/** Points of a level: fewer where it is smaller, as its edge is. */
const quota = (level: number): number => Math.round((MOST_POINTS * LEVEL_STEP ** -level * (1 - 1 / LEVEL_STEP)) / (1 - LEVEL_STEP ** -LEVELS))

/** A plane at a size a little smaller, between its pixels. */
function shrinkPlane({ data, width, height }: Plane, to: number, lines: number): Plane {
  const out = new Float32Array(to * lines)
  for (let y = 0; y < lines; y++) {
    const [top, below, down] = between(y, height, lines)
    for (let x = 0; x < to; x++) {
      const [left, right, across] = between(x, width, to)
      const upper = data[top * width + left]! * (1 - across) + data[top * width + right]! * across
      const lower = data[below * width + left]! * (1 - across) + data[below * width + right]! * across
      out[y * to + x] = upper * (1 - down) + lower * down
    }
  }
  return { data: out, width: to, height: lines }
}

/** The two places of a longer row that a place of a shorter one lies between, and the share of the second. */
function between(place: number, length: number, to: number): [number, number, number] {
  const at = Math.max(0, Math.min(length - 1, ((place + 0.5) * length) / to - 0.5))
  const first = Math.floor(at)
  return [first, Math.min(length - 1, first + 1), at - first]
}
