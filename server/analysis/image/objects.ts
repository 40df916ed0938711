import { z } from 'zod'
import type { Raster } from '../../inference/index.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare, shareOfBox } from '../share.ts'
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
  revision: 2, // the picture is made smaller by another filter
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
    return { objects: things.map(({ label, score, box: [x, y, width, height] }, i) => ({ label, score: roundShare(score), box: [x, y, width, height], shown: shown[i]! })) }
  },
})

/** In shares of the picture; nothing where nothing of it is left there, or the network's class has no word. */
function place({ label, score, box }: Seen, words: readonly string[], raster: Raster): Placed | undefined {
  const [word, within] = [words[label], shareOfBox(box, raster)]
  return word === undefined || within === undefined ? undefined : { label: word, score: clampShare(score), box: within }
}
