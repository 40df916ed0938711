import { analyzers, PictureSensitivity } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { picturesWithSensitivity } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** What was said of a picture, and what is known of it. */
export interface SensitivityScore { path: string; known: boolean; seen: PictureSensitivity }

/** Looks at every picture of the folder that can be opened. */
export async function evaluateSensitivity(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<SensitivityScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.sensitive')!
  const scores: SensitivityScore[] = []
  for (const { path, file, known } of picturesWithSensitivity(folder).filter((picture) => only(picture.path))) {
    const output = await runAnalyzer(inference, analyzer, file).catch(() => undefined) // a file that is no picture says nothing either way
    if (output !== undefined) scores.push({ path, known, seen: PictureSensitivity.parse(output) })
  }
  return scores
}

/** Sensitive content: everyday pictures that are left as they are, and sensitive ones that are told. */
export const sensitiveEvaluation: Evaluation = {
  task: 'sensitive content',
  analyzers: ['image.sensitive'],
  async run({ inference, folder }) {
    const scores = await evaluateSensitivity(inference, folder)
    const right = (known: boolean) => {
      const asked = scores.filter((score) => score.known === known)
      return { n: asked.length, value: asked.filter(({ seen }) => seen.sensitive === known).length / Math.max(1, asked.length) }
    }
    return {
      measures: [
        { metric: 'everyday pictures that are not blurred', of: 'pictures', ...right(false), floor: 0.995, unit: 'share' },
        { metric: 'sensitive pictures that are blurred', of: 'pictures', ...right(true), unit: 'share' },
      ],
      lines: scores.toSorted((a, b) => b.seen.chance - a.seen.chance).map(({ path, known, seen }) => `${path.padEnd(46)} ${seen.chance.toFixed(3)}${seen.sensitive === known ? '' : '  wrong'}`),
      details: scores,
    }
  },
}
