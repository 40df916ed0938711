import { z } from 'zod'
import { resizeRaster, tensor, type Raster } from '../../inference/index.ts'
import { defineAnalyzer, RASTER_EDGE, type Model } from '../define-analyzer.ts'
import { measureBlocks } from './quality/blocks.ts'
import { brisqueFeatures } from './quality/brisque-features.ts'
import { cropMiddle } from './quality/crop-middle.ts'
import { measureEdgeBlur } from './quality/edge-blur.ts'
import { faultsOf, namedFaults, scoreOf, type QualityMeasures } from './quality/judge.ts'
import { measureNoise } from './quality/noise.ts'
import { lumaOf } from './pixels/plane.ts'
import { measureTones } from './quality/tones.ts'

/** How good a picture is as a picture: 0 to 100, what speaks against it worst first, and the numbers behind it. */
export const PictureQuality = z.object({
  score: z.number().int().min(0).max(100),
  /** Message keys: 'analysis.quality.blurred' … */
  reasons: z.array(z.string()),
  measures: z.record(z.string(), z.number()),
})
export type PictureQuality = z.infer<typeof PictureQuality>

const SCREEN = 1024 // longer edge at which sharpness, light and grain are judged, pixels
const MIDDLE = 768 // of the middle that is looked at closely

/** Quality: sharpness, motion, light, grain, JPEG damage and size, by measures of ours; BRISQUE joins in where its model is installed. */
export const quality = defineAnalyzer<PictureQuality>({
  name: 'image.quality',
  title: 'analysis.image-quality',
  revision: 1,
  kinds: ['image'],
  models: ['brisque-live'],
  modelOptional: true,
  output: PictureQuality,
  needs: 'raster',
  async analyze(raster, { model, signal }) {
    signal.throwIfAborted()
    const measures = { ...measure(raster), brisque: await askBrisque(raster, model) }
    const faults = faultsOf(measures)
    return { score: scoreOf(faults), reasons: namedFaults(faults).map((reason) => `analysis.quality.${reason}`), measures: flat(measures) }
  },
})

function measure(raster: Raster): QualityMeasures {
  const edge = Math.max(raster.width, raster.height)
  const scale = Math.min(1, SCREEN / edge)
  const screen = resizeRaster(raster, Math.max(1, Math.round(raster.width * scale)), Math.max(1, Math.round(raster.height * scale)))
  const luma = lumaOf(screen)
  const middle = lumaOf(cropMiddle(raster, MIDDLE))
  const blur = measureEdgeBlur(luma)
  return {
    blur,
    detail: scale === 1 ? blur : measureEdgeBlur(middle),
    tones: measureTones(luma, screen),
    noise: measureNoise(luma),
    blocks: edge < RASTER_EDGE ? measureBlocks(middle) : 0, // a picture that was drawn smaller has lost its blocks
    edge,
  }
}

/** Undefined without the model, and for a picture so plain that there is nothing to count. */
async function askBrisque(raster: Raster, model: Model): Promise<number | undefined> {
  if (!model.id) return undefined
  const features = brisqueFeatures(raster)
  if (!features.every(Number.isFinite)) return undefined
  const { score } = await model.network('score').run({ features: tensor(features, [1, features.length]) })
  return Math.max(0, Math.min(100, score!.data[0]!))
}

function flat({ blur, detail, tones, noise, blocks, edge, brisque }: QualityMeasures): Record<string, number> {
  const seen = blur.seen ? { blur: blur.sigma, blurAlong: blur.softest, blurAcross: blur.crispest } : {}
  const all = { ...seen, ...(detail.seen && { blurClose: detail.sigma }), ...tones, noise, blocks, edge, ...(brisque !== undefined && { brisque }) }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, Math.round(value * 1000) / 1000]))
}
