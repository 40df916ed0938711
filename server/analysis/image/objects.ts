import { z } from 'zod'
import type { Box, Raster } from '../../inference/index.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import type { Seen } from './objects/detector.ts'
import { families } from './objects/families.ts'
import { chooseShown, type Placed } from './objects/prominence.ts'

const Share = z.number().min(0).max(1)

/** A thing of one of COCO's 80 kinds: its box (left, top, width, height) in shares of the upright picture; what is not shown is only searched. */
export const PictureObject = z.object({ label: z.string(), score: Share, box: z.tuple([Share, Share, Share, Share]), shown: z.boolean() })
export type PictureObject = z.infer<typeof PictureObject>

/** The things of a picture, surest first. */
export const PictureObjects = z.object({ objects: z.array(PictureObject).max(100) })
export type PictureObjects = z.infer<typeof PictureObjects>

const LEAST = 0.15 // score: fainter ones are not kept
const MOST = 100

/** Things in pictures, by the best installed detector. */
export const objects = defineAnalyzer<PictureObjects>({
  name: 'image.objects',
  title: 'analysis.image-objects',
  revision: 1,
  kinds: ['image'],
  models: Object.keys(families),
  output: PictureObjects,
  needs: 'raster',
  async analyze(raster, { model, signal }) {
    const family = families[model.id]
    if (!family) throw new Error(`[analysis] image.objects knows no network ${model.id}`)
    const words = await model.labels('labels')
    const seen = await family.detect(raster, model.network('detect'), LEAST)
    signal.throwIfAborted()
    const things = seen.slice(0, MOST).flatMap((one) => place(one, words, raster) ?? [])
    const shown = chooseShown(things, family.shown)
    return { objects: things.map(({ label, score, box: [x, y, width, height] }, i) => ({ label, score: round(score), box: [x, y, width, height], shown: shown[i]! })) }
  },
})

/** In shares of the picture, without what reaches beyond its edges; nothing where nothing is left. */
function place({ label, score, box }: Seen, words: readonly string[], { width, height }: Raster): Placed | undefined {
  const [left, top, right, bottom] = [box[0] / width, box[1] / height, (box[0] + box[2]) / width, (box[1] + box[3]) / height].map((share) => round(clamp(share))) as [number, number, number, number]
  const within: Box = [left, top, round(right - left), round(bottom - top)]
  const word = words[label]
  return word === undefined || !(within[2] > 0 && within[3] > 0) ? undefined : { label: word, score: clamp(score), box: within }
}

const clamp = (share: number): number => Math.max(0, Math.min(1, share))
const round = (value: number): number => Math.round(value * 1e4) / 1e4
