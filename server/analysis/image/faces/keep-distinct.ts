import { dropOverlaps, type Box } from '../../../inference/index.ts'
import type { SeenFace } from './face-detector.ts'

const OVERLAP = 0.3 // as published for both networks
const INSIDE = 0.6 // of a smaller box within a larger one: an eye or a chin taken for a face

/** Each face once, surest first: no face lies in another. */
export function keepDistinct(seen: readonly SeenFace[]): SeenFace[] {
  const apart = dropOverlaps(seen.map((face) => ({ ...face, label: '' })), OVERLAP).map(({ score, box, points }): SeenFace => ({ score, box, points }))
  return apart.filter((face, i) => !apart.some((other, j) => i !== j && shareInside(face.box, other.box) > INSIDE && (other.score > face.score || areaOf(other.box) > areaOf(face.box) * 2)))
}

const areaOf = ([, , width, height]: Box): number => width * height

/** The part of the first box that lies in the second. */
function shareInside(inner: Box, outer: Box): number {
  const width = Math.min(inner[0] + inner[2], outer[0] + outer[2]) - Math.max(inner[0], outer[0])
  const height = Math.min(inner[1] + inner[3], outer[1] + outer[3]) - Math.max(inner[1], outer[1])
  return width <= 0 || height <= 0 ? 0 : (width * height) / areaOf(inner)
}
