import type { Raster } from '../../../inference/index.ts'
import { hexOfBits, smallLuma } from './small-luma.ts'

/** Which of 8 × 8 fields are lighter than the mean of them all. */
export function averageHash(raster: Raster): string {
  const fields = smallLuma(raster, 8)
  const mean = fields.reduce((sum, field) => sum + field, 0) / fields.length
  return hexOfBits([...fields].map((field) => field > mean))
}
