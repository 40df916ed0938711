import { distance, type Raster } from '../../../inference/index.ts'
import type { FivePoints } from './face-detector.ts'

/** How well a face can be told: the distance between the eyes in pixels, 0 (smeared) to 1 (crisp), degrees that it looks to the picture's right, all together 0 to 1. */
export interface FaceQuality { pixels: number; sharpness: number; yaw: number; overall: number }

const NOSE_REACH = 0.55 // how far the tip of the nose stands before the line of the eyes, times the distance between the eyes
const TOO_FEW_PIXELS = 8, ENOUGH_PIXELS = 30 // between the eyes: the descriptor sees 53, and at 16 begins to take people for others
const TURNED = 25, AWAY = 70 // degrees: up to the first it is as good as from the front, from the second on nothing is to be told
const CRISP = 0.06 // how much a chip in focus changes from one pixel to the next, against how much it changes at all

/** Judges a face by its points in the picture and its chip. */
export function judgeFace(chip: Raster, points: FivePoints): FaceQuality {
  const pixels = distance(points[0], points[1])
  const sharpness = sharpnessOf(chip)
  const yaw = yawOf(points)
  const size = Math.max(0, Math.min(1, (pixels - TOO_FEW_PIXELS) / (ENOUGH_PIXELS - TOO_FEW_PIXELS)))
  const pose = Math.max(0, Math.min(1, (AWAY - Math.abs(yaw)) / (AWAY - TURNED)))
  return { pixels, sharpness, yaw, overall: size * pose * (0.4 + 0.6 * sharpness) }
}

/** How far the nose lies from the middle of the eyes, along the line between them. */
export function yawOf([left, right, nose]: FivePoints): number {
  const width = distance(left, right)
  if (width === 0) return 90
  const along = ((nose[0] - (left[0] + right[0]) / 2) * (right[0] - left[0]) + (nose[1] - (left[1] + right[1]) / 2) * (right[1] - left[1])) / width
  return (Math.atan2(along, NOSE_REACH * width) * 180) / Math.PI
}

/** What changes from one pixel to the next against what changes at all, in the middle of the chip. */
function sharpnessOf({ data, width, height }: Raster): number {
  const light = (x: number, y: number): number => { const at = (y * width + x) * 3; return 0.3 * data[at]! + 0.59 * data[at + 1]! + 0.11 * data[at + 2]! }
  const [from, to] = [Math.round(width * 0.2), Math.round(height * 0.8)]
  let fine = 0, sum = 0, squares = 0, count = 0
  for (let y = from; y < to; y++) for (let x = from; x < to; x++) {
    const here = light(x, y)
    fine += (4 * here - light(x - 1, y) - light(x + 1, y) - light(x, y - 1) - light(x, y + 1)) ** 2
    sum += here
    squares += here * here
    count++
  }
  const spread = squares / count - (sum / count) ** 2
  return spread <= 1 ? 0 : Math.min(1, Math.sqrt(fine / count / spread) / CRISP)
}
