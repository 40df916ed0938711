import { backboneFeatures } from '../backbone/backbone-features.ts'
import type { Space } from './space.ts'
import { unitVector } from './unit-vector.ts'

/** The backbone of the scenes, before its head judges them. */
export const pooled: Space = {
  ofPicture: async (raster, network) => unitVector((await backboneFeatures(raster, network)).data),
}
