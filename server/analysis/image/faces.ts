import { z } from 'zod'
import type { Raster } from '../../inference/index.ts'
import { defineAnalyzer, modelBeside } from '../define-analyzer.ts'
import { packVector } from '../packed-vector.ts'
import { roundShare, shareOfBox } from '../share.ts'
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
  revision: 2, // the picture is made smaller by another filter
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
    const seen = (await family.detect(raster, model.network('detect'))).filter((face) => shareOfBox(face.box, raster)).slice(0, MOST)
    signal.throwIfAborted()
    const points = family.points === 'exact' ? seen.map((face) => face.points) : await placePoints(raster, modelBeside(context, 'points').network('points'), seen)
    const chips = points.map((five) => alignFace(raster, five))
    const vectors = await describeFaces(chips, describe, descriptor.network('describe'))
    return { space: 'dlib-128', faces: seen.map((face, i) => pictureFace({ ...face, points: points[i]! }, judgeFace(chips[i]!, points[i]!), vectors[i]!, raster)) }
  },
})

function pictureFace(face: SeenFace, { pixels, sharpness, yaw, overall }: FaceQuality, vector: Float32Array, raster: Raster): PictureFace {
  const points = face.points.map(([x, y]): [number, number] => [roundShare(x / raster.width), roundShare(y / raster.height)]) as PictureFace['points']
  const quality = { pixels: Math.round(pixels * 10) / 10, sharpness: roundShare(sharpness), yaw: Math.round(yaw), overall: roundShare(overall) }
  return { box: shareOfBox(face.box, raster)!, score: roundShare(Math.min(1, face.score)), points, quality, embedding: packVector(vector) }
}
