import { z } from 'zod'
import type { Raster } from '../../inference/index.ts'
import { defineAnalyzer, modelBeside } from '../define-analyzer.ts'
import { alignFace } from './faces/align-face.ts'
import { describeFaces, descriptors } from './faces/describe-faces.ts'
import type { SeenFace } from './faces/face-detector.ts'
import { faceFamilies } from './faces/face-families.ts'
import { placePoints } from './faces/face-points.ts'
import { judgeFace, type FaceQuality } from './faces/face-quality.ts'

const Share = z.number().min(0).max(1)
const PointOfFace = z.tuple([z.number(), z.number()])

/** A face: its box (left, top, width, height) and points in shares of the upright picture; points of a face that is cut may lie beyond its edges. */
export const PictureFace = z.object({
  box: z.tuple([Share, Share, Share, Share]),
  score: Share,
  /** The eye at the picture's left, the eye at its right, tip of the nose, corners of the mouth likewise. */
  points: z.tuple([PointOfFace, PointOfFace, PointOfFace, PointOfFace, PointOfFace]),
  /** pixels: between the eyes, in the decoded picture · yaw: degrees, above 0 towards the picture's right. */
  quality: z.object({ pixels: z.number().nonnegative(), sharpness: Share, yaw: z.number(), overall: Share }),
  /** 128 numbers, float32 little endian, base64; their length is part of what they say. */
  embedding: z.base64(),
})
export type PictureFace = z.infer<typeof PictureFace>

/** The faces of a picture, surest first. Embeddings of one space can be compared: Euclidean distance, up to about 0.6 in 'dlib-128' for one person. */
export const PictureFaces = z.object({ faces: z.array(PictureFace).max(200), space: z.literal('dlib-128') })
export type PictureFaces = z.infer<typeof PictureFaces>

const MOST = 200

/** Faces in pictures, and what tells them apart. */
export const faces = defineAnalyzer<PictureFaces>({
  name: 'image.faces',
  title: 'analysis.image-faces',
  revision: 1,
  kinds: ['image'],
  models: Object.keys(faceFamilies),
  besides: { points: ['face-68'], descriptor: Object.keys(descriptors) },
  output: PictureFaces,
  needs: 'raster',
  async analyze(raster, context) {
    const { model, signal } = context
    const descriptor = modelBeside(context, 'descriptor')
    const [family, describe] = [faceFamilies[model.id], descriptors[descriptor.id]]
    if (!family || !describe) throw new Error(`[analysis] image.faces knows no networks ${model.id} and ${descriptor.id}`)
    const seen = (await family.detect(raster, model.network('detect'))).filter((face) => boxWithin(face, raster)).slice(0, MOST)
    signal.throwIfAborted()
    const points = family.points === 'exact' ? seen.map((face) => face.points) : await placePoints(raster, modelBeside(context, 'points').network('points'), seen)
    const chips = points.map((five) => alignFace(raster, five))
    const vectors = await describeFaces(chips, describe, descriptor.network('describe'))
    return { space: 'dlib-128', faces: seen.map((face, i) => pictureFace({ ...face, points: points[i]! }, judgeFace(chips[i]!, points[i]!), vectors[i]!, raster)) }
  },
})

function pictureFace(face: SeenFace, { pixels, sharpness, yaw, overall }: FaceQuality, vector: Float32Array, raster: Raster): PictureFace {
  const points = face.points.map(([x, y]): [number, number] => [round(x / raster.width), round(y / raster.height)]) as PictureFace['points']
  const quality = { pixels: Math.round(pixels * 10) / 10, sharpness: round(sharpness), yaw: Math.round(yaw), overall: round(overall) }
  return { box: boxWithin(face, raster)!, score: round(Math.min(1, face.score)), points, quality, embedding: base64Of(vector) }
}

/** In shares of the picture, without what reaches beyond its edges; undefined where nothing is left. */
function boxWithin({ box: [x, y, width, height] }: Pick<SeenFace, 'box'>, raster: Raster): PictureFace['box'] | undefined {
  const within = (value: number, length: number): number => round(Math.max(0, Math.min(1, value / length)))
  const [left, top] = [within(x, raster.width), within(y, raster.height)]
  const [across, down] = [round(within(x + width, raster.width) - left), round(within(y + height, raster.height) - top)]
  return across > 0 && down > 0 ? [left, top, across, down] : undefined
}

function base64Of(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, i) => bytes.writeFloatLE(value, i * 4))
  return bytes.toString('base64')
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
