import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { averageHash } from './hash/average-hash.ts'
import { perceptualHash } from './hash/perceptual-hash.ts'
import { smallPlane } from './hash/small-luma.ts'

const Hash = z.string().regex(/^[0-9a-f]{16}$/)

/** Two fingerprints of 64 bits, as hexadecimal digits, of which few differ between pictures that look the same; and the picture squeezed to 32 × 32 fields of lightness, a byte each, as base64, to look twice. */
export const PictureHash = z.object({ phash: Hash, average: Hash, plane: z.string().length(1368) })
export type PictureHash = z.infer<typeof PictureHash>

/** Fingerprints that stay when a picture is drawn smaller, saved again, made grey or cut a little. */
export const hash = defineAnalyzer<PictureHash>({
  name: 'image.hash',
  title: 'analysis.image-hash',
  revision: 2,
  kinds: ['image'],
  models: [],
  output: PictureHash,
  needs: 'raster',
  async analyze(raster, { signal }) {
    signal.throwIfAborted()
    return { phash: perceptualHash(raster), average: averageHash(raster), plane: smallPlane(raster) }
  },
})
