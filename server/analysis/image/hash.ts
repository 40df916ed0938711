import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { averageHash } from './hash/average-hash.ts'
import { perceptualHash } from './hash/perceptual-hash.ts'

const Hash = z.string().regex(/^[0-9a-f]{16}$/)

/** Two fingerprints of 64 bits, as hexadecimal digits: few bits differ between pictures that look the same. */
export const PictureHash = z.object({ phash: Hash, average: Hash })
export type PictureHash = z.infer<typeof PictureHash>

/** Fingerprints that stay when a picture is drawn smaller, saved again, made grey or cut a little. */
export const hash = defineAnalyzer<PictureHash>({
  name: 'image.hash',
  title: 'analysis.image-hash',
  revision: 1,
  kinds: ['image'],
  models: [],
  output: PictureHash,
  needs: 'raster',
  async analyze(raster, { signal }) {
    signal.throwIfAborted()
    return { phash: perceptualHash(raster), average: averageHash(raster) }
  },
})
