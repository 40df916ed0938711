import type { Sharp } from 'sharp'

/** Turns by an EXIF orientation (1 to 8) that stands elsewhere than in the picture at hand; sharp mirrors before it turns, in whatever order it is asked. */
export function upright(pipeline: Sharp, orientation = 1): Sharp {
  const turned = [3, 4].includes(orientation) ? pipeline.rotate(180) : [6, 7].includes(orientation) ? pipeline.rotate(90) : [5, 8].includes(orientation) ? pipeline.rotate(270) : pipeline
  return [2, 4, 5, 7].includes(orientation) ? turned.flop() : turned
}
