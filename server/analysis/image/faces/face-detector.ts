import type { Box, Network, Point, Raster } from '../../../inference/index.ts'

/** The eye at the picture's left, the eye at its right, tip of the nose, corners of the mouth at the picture's left and right. */
export type FivePoints = readonly [Point, Point, Point, Point, Point]

/** A face that a network sees; places in pixels of the raster (the box may reach beyond the edges). */
export interface SeenFace { score: number; box: Box; points: FivePoints }

/** Asks one network about a picture of any size; it tells the faces that it takes for some, surest first, each once. */
export type FaceDetector = (raster: Raster, network: Network) => Promise<SeenFace[]>
