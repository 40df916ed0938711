import { z } from 'zod'
import { FEATURES, featureNames } from './window-features.ts'

const numbers = z.array(z.number())

/** What stands in familiarity.json: how the classifier's inputs are made of the features, and how those of the music that it learned from were spread. */
const Familiarity = z.object({
  inputs: z.array(z.string()), log: z.array(z.boolean()), logFloor: z.number(), mean: numbers, scale: numbers,
  familiarity: z.object({ center: numbers, precision: z.array(numbers), p95: z.number(), clip: z.number() }),
})

/** Tells how far windows lie from what the classifier learned from; above `limit` lay one in twenty of that itself. */
export interface FamiliarityOf { limit: number; distance(features: Float32Array): number }

export function readFamiliarity(bytes: Uint8Array): FamiliarityOf {
  const { inputs, log, logFloor, mean, scale, familiarity: { center, precision, p95, clip } } = Familiarity.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  const places = inputs.map((name) => featureNames.indexOf(name))
  const [rmsMean, rmsVar] = [featureNames.indexOf('rms_mean'), featureNames.indexOf('rms_var')]
  const valueOf = (features: Float32Array, place: number): number => (place >= 0 ? features[place]! : features[rmsVar]! / Math.max(features[rmsMean]! ** 2, 1e-12)) // rms_cv, which no level changes
  return {
    limit: p95,
    /** Mahalanobis' distance of features[52], a dimension. */
    distance(features) {
      if (features.length !== FEATURES) throw new Error(`[analysis] a window has ${FEATURES} features, not ${features.length}`)
      const off = places.map((place, i) => {
        const value = valueOf(features, place)
        const scaled = ((log[i] ? Math.log(Math.max(value, logFloor)) : value) - mean[i]!) / scale[i]!
        return Math.max(-clip, Math.min(clip, scaled)) - center[i]!
      })
      const square = precision.reduce((sum, row, i) => sum + off[i]! * row.reduce((product, weight, j) => product + weight * off[j]!, 0), 0)
      return Math.sqrt(Math.max(0, square) / off.length)
    },
  }
}
