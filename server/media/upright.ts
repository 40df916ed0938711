import type { Sharp } from 'sharp'

/** Turns by an EXIF orientation (1 to 8) that stands elsewhere than in the picture at hand. */
export function upright(pipeline: Sharp, orientation = 1): Sharp {
  const turned = [3, 4].includes(orientation) ? pipeline.rotate(180) : [5, 6].includes(orientation) ? pipeline.rotate(90) : [7, 8].includes(orientation) ? pipeline.rotate(270) : pipeline
  return [2, 4, 5, 7].includes(orientation) ? turned.flop() : turned
}
