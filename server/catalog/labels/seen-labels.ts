import { z } from 'zod'
import { outputOf, pageFlags, type AnalysisResult, type PageFlag } from '../../analysis/index.ts'
import type { LabelKind } from './label-tree.ts'

export const OBJECTS_ANALYZER = 'image.objects', SCENES_ANALYZER = 'image.scenes', QUALITY_ANALYZER = 'image.quality'

const Share = z.number().min(0).max(1)
const Box = z.tuple([Share, Share, Share, Share])
const ObjectsAnswer = z.object({ objects: z.array(z.object({ label: z.string().min(1).max(60), score: Share, box: Box, shown: z.boolean() })).max(2000) })
const ScenesAnswer = z.object({
  scenes: z.array(z.object({ label: z.string().min(1).max(60), score: Share, shown: z.boolean() })).max(500),
  kind: z.string().max(60).nullish(), indoor: Share.nullish(), flags: z.array(z.string()).max(20).default([]),
})
const QualityAnswer = z.object({ score: z.number().min(0).max(100) })

/** One label that a machine saw in a content. */
export interface SeenLabel {
  kind: LabelKind
  label: string
  /** Of the surest of its things, 0 to 1. */
  score: number
  shown: boolean
  count: number
  /** Left, top, width, height in shares of the upright picture, of those that are shown as much as the label is; none for a scene. */
  boxes: readonly (readonly [number, number, number, number])[]
}

/** All that machines saw in a content and that search and pages ask for. */
export interface Seen {
  labels: SeenLabel[]
  /** One of the coarse kinds of scenes. */
  sceneKind: string | null
  /** 0 surely outdoors, 1 surely indoors. */
  indoor: number | null
  flags: PageFlag[]
  /** 0 to 100. */
  quality: number | null
}

/** Fainter scenes are not kept: all 46 of every picture would be a table of millions that says nothing. */
const FAINTEST_SCENE = 0.1

/** Reads the answers of the analyzers; one that is lacking, or has another shape than this, says nothing. */
export function seenIn(results: readonly AnalysisResult[]): Seen {
  const scenes = outputOf(results, SCENES_ANALYZER, ScenesAnswer)
  const quality = outputOf(results, QUALITY_ANALYZER, QualityAnswer)?.score
  return {
    labels: [...objectLabels(outputOf(results, OBJECTS_ANALYZER, ObjectsAnswer)?.objects ?? []), ...sceneLabels(scenes?.scenes ?? [])],
    sceneKind: scenes?.kind ?? null, indoor: scenes?.indoor ?? null, quality: quality === undefined ? null : Math.round(quality),
    flags: pageFlags.filter((flag) => scenes?.flags.includes(flag)),
  }
}

/** One row a label: what is not shown does not count where something of it is. */
function objectLabels(things: z.infer<typeof ObjectsAnswer>['objects']): SeenLabel[] {
  return [...Map.groupBy(things, ({ label }) => label)].map(([label, all]) => {
    const shown = all.some((thing) => thing.shown)
    const counted = all.filter((thing) => thing.shown === shown)
    return { kind: 'object', label, shown, score: Math.max(...all.map(({ score }) => score)), count: counted.length, boxes: counted.map(({ box }) => box) }
  })
}

function sceneLabels(scenes: z.infer<typeof ScenesAnswer>['scenes']): SeenLabel[] {
  const best = new Map<string, SeenLabel>()
  for (const { label, score, shown } of scenes) {
    if (score < FAINTEST_SCENE && !shown) continue
    const known = best.get(label)
    if (!known || known.score < score) best.set(label, { kind: 'scene', label, score, shown: shown || known?.shown === true, count: 1, boxes: [] })
  }
  return [...best.values()]
}
