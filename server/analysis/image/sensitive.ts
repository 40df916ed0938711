import { z } from 'zod'
import { tensor, type Network, type Raster, type Tensor } from '../../inference/index.ts'
import { downscaleRaster } from './pixels/downscale-raster.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'

const Share = z.number().min(0).max(1)
const classes = ['drawing', 'hentai', 'neutral', 'porn', 'sexy'] as const

/** Whether a picture shows what people may not want to see unasked: naked people and sex. */
export const PictureSensitivity = z.object({
  sensitive: z.boolean(),
  /** The chance of it that both nets grant. */
  chance: Share,
  /** Mean of both nets, by class; they sum to 1. hentai: drawn · porn: photographed · sexy: dressed, not counted as sensitive. */
  scores: z.object({ drawing: Share, hentai: Share, neutral: Share, porn: Share, sexy: Share }),
})
export type PictureSensitivity = z.infer<typeof PictureSensitivity>

const EDGE = 224
/** Rather this than anything else, for both nets. */
const LEAST = 0.5

/** Sensitive content by two nets that must agree: of 226 everyday pictures either alone takes four or five for it, both together none. */
export const sensitive = defineAnalyzer<PictureSensitivity>({
  name: 'image.sensitive',
  title: 'analysis.image-sensitive',
  revision: 1,
  kinds: ['image'],
  models: ['nsfw-mobilenet-v2'],
  offUntilAsked: true,
  output: PictureSensitivity,
  needs: 'raster',
  async analyze(raster, { model, signal }) {
    signal.throwIfAborted()
    const labels = await model.labels('labels')
    const picture = await tensorOf(raster)
    const [wide, narrow] = [await judge(model.network('wide'), 'input', picture), await judge(model.network('narrow'), 'input_1', picture)]
    const at = (name: (typeof classes)[number]): number => labels.indexOf(name)
    const bare = (chances: Float32Array): number => chances[at('hentai')]! + chances[at('porn')]!
    const chance = Math.min(bare(wide), bare(narrow))
    const scores = Object.fromEntries(classes.map((name) => [name, roundShare(clampShare((wide[at(name)]! + narrow[at(name)]!) / 2))]))
    return { sensitive: chance >= LEAST, chance: roundShare(clampShare(chance)), scores: scores as PictureSensitivity['scores'] }
  },
})

/** The whole picture squeezed to the square, as both nets were taught. */
async function tensorOf(raster: Raster): Promise<Tensor> {
  const { data } = await downscaleRaster(raster, EDGE, EDGE)
  const shares = new Float32Array(data)
  for (let i = 0; i < shares.length; i++) shares[i]! /= 255
  return tensor(shares, [1, EDGE, EDGE, 3])
}

async function judge(network: Network, input: string, picture: Tensor): Promise<Float32Array> {
  const { classes: chances } = await network.run({ [input]: picture })
  return chances!.data
}
