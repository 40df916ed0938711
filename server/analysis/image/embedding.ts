import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { packVector, unpackVector } from '../packed-vector.ts'
import { spaceOf, spaces } from './embedding/spaces.ts'

/** Where a picture lies among others: only vectors of one space can be compared, by their product. */
export const PictureVector = z.object({
  /** Id of the card whose network made it. */
  space: z.string(),
  /** Base64 of 32-bit floats, least byte first; the length of the vector is 1. */
  vector: z.string().max(50_000).refine((packed) => unpackVector(packed) !== undefined),
})
export type PictureVector = z.infer<typeof PictureVector>

/** What stands for a picture when likes of it are looked for, by the best installed network. */
export const embedding = defineAnalyzer<PictureVector>({
  name: 'image.embedding',
  title: 'analysis.image-embedding',
  revision: 2, // the picture is made smaller by another filter
  kinds: ['image'],
  models: Object.keys(spaces),
  output: PictureVector,
  needs: 'raster',
  analyze: async (raster, { model }) => ({ space: model.id, vector: packVector(await spaceOf(model.id).ofPicture(raster, model.network)) }),
})
