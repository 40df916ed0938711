import { analyzers, PictureObjects, PictureScenes, weighScenes } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation, Measure } from './evaluation.ts'
import { picturesWithScenes } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { saysScene } from './words-of-scenes.ts'

/** What is said of a picture against what is known; `rank` is the place of the first right label, from 1. */
export interface SceneScore { path: string; ranked: string[]; rank?: number; shown?: { label: string; right?: boolean }; indoor: number; settingRight?: boolean }

const CLOSE_UP = 'closeup_other' // says that there is no scene, and is no word for one
const nameOf = (name: string) => analyzers.find((analyzer) => analyzer.name === name)!

/** Looks at every picture of the folder whose scene or setting is known, and at its objects, which may forbid that a scene is shown. */
export async function evaluateScenes(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<SceneScore[]> {
  const scores: SceneScore[] = []
  for (const { path, file, known } of picturesWithScenes(folder).filter(({ path }) => only(path))) {
    const objects = PictureObjects.parse(await runAnalyzer(inference, nameOf('image.objects'), file))
    const seen = weighScenes(PictureScenes.parse(await runAnalyzer(inference, nameOf('image.scenes'), file)), objects, undefined)
    const ranked = seen.scenes.map(({ label }) => label).filter((label) => label !== CLOSE_UP)
    const isKnown = known.any_of !== undefined && known.any_of.length > 0
    const first = ranked.findIndex((label) => saysScene(label, known.any_of ?? []))
    const shown = seen.scenes.find((scene) => scene.shown)?.label
    scores.push({
      path, ranked: ranked.slice(0, 3), indoor: seen.indoor,
      rank: isKnown ? (first < 0 ? Infinity : first + 1) : undefined,
      shown: shown === undefined ? undefined : { label: shown, right: isKnown ? saysScene(shown, known.any_of ?? []) : undefined },
      settingRight: known.setting === 'any' || known.setting === undefined ? undefined : (seen.indoor > 0.5) === (known.setting === 'indoor'),
    })
  }
  return scores
}

/** Share of those that are known which are right. */
export function shareRight(answers: readonly (boolean | undefined)[]): { n: number; value: number } {
  const known = answers.filter((answer) => answer !== undefined)
  return { n: known.length, value: known.length === 0 ? 0 : known.filter(Boolean).length / known.length }
}

/** Scenes: whether the right one is first, or among the first three, and indoors told from outdoors. */
export const scenesEvaluation: Evaluation = {
  task: 'scenes',
  analyzers: ['image.scenes', 'image.objects'],
  async run({ inference, folder }) {
    const scores = await evaluateScenes(inference, folder)
    const within = (places: number) => shareRight(scores.map(({ rank }) => (rank === undefined ? undefined : rank <= places)))
    const measures: Measure[] = [
      { metric: 'right scene first', of: 'pictures', ...within(1), unit: 'share' },
      { metric: 'right scene among the first three', of: 'pictures', ...within(3), floor: 0.8, unit: 'share' },
      { metric: 'scenes that are shown and right', of: 'pictures that show one', ...shareRight(scores.map(({ shown }) => shown?.right)), floor: 0.8, unit: 'share' },
      { metric: 'indoors told from outdoors', of: 'pictures', ...shareRight(scores.map(({ settingRight }) => settingRight)), floor: 0.93, unit: 'share' },
    ]
    return {
      measures,
      lines: scores.map(({ path, ranked, rank, shown, indoor, settingRight }) => `${path.padEnd(46)} ${rank ?? '-'}  ${ranked.join(', ')}${shown ? `  shown: ${shown.label}${shown.right === false ? ' (wrong)' : ''}` : ''}${settingRight === false ? `  wrong setting: ${indoor}` : ''}`),
      details: scores,
    }
  },
}
