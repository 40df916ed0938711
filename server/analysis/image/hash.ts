import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { averageHash } from './hash/average-hash.ts'
import { perceptualHash } from './hash/perceptual-hash.ts'
import { findPoints, pictureOfPoints } from './hash/picture-points.ts'
import { packPoints } from './hash/points-format.ts'
import { packedLuma } from './hash/small-luma.ts'

const Hash = z.string().regex(/^[0-9a-f]{16}$/)

/** Fields each way that two aligned pictures are compared by. */
export const FIELDS_EDGE = 64

/**
 * Two fingerprints of 64 bits, as hexadecimal digits, of which few differ between pictures that look the same; the picture squeezed to 32 × 32 fields of lightness, a byte each, as base64, to look twice;
 * points by which its parts are found in another picture (packPoints), and 64 × 64 fields to compare the two there, both as base64.
 */
export const PictureHash = z.object({ phash: Hash, average: Hash, plane: z.string().length(1368), points: z.base64().max(16_000), fields: z.string().length(5464) })
export type PictureHash = z.infer<typeof PictureHash>

/** Fingerprints that stay when a picture is drawn smaller, saved again or made grey, and points that stay when it is cut or turned. */
export const hash = defineAnalyzer<PictureHash>({
  name: 'image.hash',
  title: 'analysis.image-hash',
  revision: 3,
  kinds: ['image'],
  models: [],
  output: PictureHash,
  needs: 'raster',
  async analyze(raster, { signal }) {
    signal.throwIfAborted()
    const small = await pictureOfPoints(raster)
    const points = packPoints(findPoints(small)).toString('base64')
    return { phash: perceptualHash(small), average: averageHash(small), plane: packedLuma(small, 32), points, fields: packedLuma(small, FIELDS_EDGE) }
  },
})
