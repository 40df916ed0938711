import { z } from 'zod'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { judgeScene } from './scenes/judge-scene.ts'
import { flagsOf, pageFlags, type PageFlag } from './scenes/page-flags.ts'
import { CLOSE_UP, readSceneFacts } from './scenes/scene-facts.ts'
import { isBlank, surfaceOf } from './scenes/surface.ts'

const Share = z.number().min(0).max(1)

/** One of 46 labels; what is not shown is only searched. */
export const PictureScene = z.object({ label: z.string(), score: Share, shown: z.boolean() })
export type PictureScene = z.infer<typeof PictureScene>

/** Where a picture was taken. */
export const PictureScenes = z.object({
  /** All labels, likeliest first; at most one is shown. */
  scenes: z.array(PictureScene).max(100),
  /** One of nature, built_outdoor, home_interior, public_interior, text_image; nothing where that is not sure, or for a close view (closeup_other). */
  kind: z.string().nullable(),
  /** 0 surely outdoors, 1 surely indoors. */
  indoor: Share,
  flags: z.array(z.enum(pageFlags)),
})
export type PictureScenes = z.infer<typeof PictureScenes>

const SURE_OF_KIND = 0.6 // right in 90.6 % of 6,190 pictures

/** Scenes by our own head; a close view is never shown as one. */
export const scenes = defineAnalyzer<PictureScenes>({
  name: 'image.scenes',
  title: 'analysis.image-scenes',
  revision: 2, // the picture is made smaller by another filter
  kinds: ['image'],
  models: ['scene-head'],
  output: PictureScenes,
  needs: 'raster',
  async analyze(raster, { model }) {
    const labels = await model.labels('labels')
    const { thresholds, coarse } = readSceneFacts(await model.data('facts'))
    const judged = await judgeScene(raster, model.network)
    const chanceOf = new Map(labels.map((label, i) => [label, roundShare(clampShare(judged.scenes[i]!))]))
    const [best, ...others] = [...chanceOf].sort(([, a], [, b]) => b - a)
    if (!best) throw new Error('[analysis] image.scenes has no labels')
    const surface = surfaceOf(raster)
    const blank = isBlank(surface)
    const [kind, sure] = coarse.map((name, i): [string, number] => [name, judged.coarse[i]!]).sort(([, a], [, b]) => b - a)[0]!
    const chance = (label: string): number => chanceOf.get(label) ?? 0
    const text = coarse.indexOf('text_image')
    const flags = blank ? [] : flagsOf({ document: chance('document'), screenshot: chance('screenshot'), text: judged.coarse[text] ?? 0, surface, width: raster.width, height: raster.height })
    const shown = !blank && best[1] >= (thresholds[best[0]] ?? Infinity) && mayBeShown(best[0], flags)
    return {
      scenes: [{ label: best[0], score: best[1], shown }, ...others.map(([label, score]) => ({ label, score, shown: false }))],
      kind: blank || sure < SURE_OF_KIND || kind === CLOSE_UP ? null : kind,
      indoor: roundShare(clampShare(judged.indoor)),
      flags,
    }
  },
})

const isPageFlag = (label: string): label is PageFlag => pageFlags.some((flag) => flag === label)

/** A close view is no scene; a page is one only where the surface bears it out. */
const mayBeShown = (label: string, flags: readonly PageFlag[]): boolean => label !== CLOSE_UP && (!isPageFlag(label) || flags.includes(label))
