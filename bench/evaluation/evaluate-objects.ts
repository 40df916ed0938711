import { analyzers, PictureObjects } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { picturesWithObjects, type KnownObjects } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** The words of one picture: those that are right, those that nothing in the picture bears out, and those that are lacking. */
export interface LabelScore { path: string; right: string[]; wrong: string[]; lacking: string[]; seconds: number }

/** Looks at every picture of the folder whose things are known. */
export async function evaluateObjects(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<LabelScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.objects')!
  const scores: LabelScore[] = []
  for (const { path, file, known } of picturesWithObjects(folder).filter(({ path }) => only(path))) {
    const begun = performance.now()
    const { objects } = PictureObjects.parse(await runAnalyzer(inference, analyzer, file))
    const shown = new Set(objects.filter((one) => one.shown).map(({ label }) => label))
    scores.push({ path, ...compareLabels(known, shown), seconds: (performance.now() - begun) / 1000 })
  }
  return scores
}

/** Each known thing asks for one of its words ('truck|car'); one that may be absent ([0, 2]) neither counts nor is wrong. */
export function compareLabels(known: KnownObjects, shown: ReadonlySet<string>): Pick<LabelScore, 'right' | 'wrong' | 'lacking'> {
  const facts = Object.entries(known).map(([words, count]) => ({ words: words.split('|'), needed: leastOf(count) > 0 }))
  const needed = facts.filter(({ needed }) => needed)
  const isRight = ({ words }: { words: string[] }): boolean => words.some((word) => shown.has(word))
  const said = new Set(facts.flatMap(({ words }) => words))
  return {
    right: needed.filter(isRight).map(({ words }) => words.join('|')),
    lacking: needed.filter((fact) => !isRight(fact)).map(({ words }) => words.join('|')),
    wrong: [...shown].filter((word) => !said.has(word)),
  }
}

function leastOf(count: KnownObjects[string]): number {
  if (typeof count === 'boolean') return Number(count)
  return typeof count === 'number' ? count : count[0]
}

/** F1 of one or many pictures; nothing to find and nothing said is right. */
export function labelF1(scores: readonly LabelScore[]): number {
  const sum = (pick: (score: LabelScore) => string[]): number => scores.reduce((total, score) => total + pick(score).length, 0)
  const right = sum((score) => score.right), faults = sum((score) => score.wrong) + sum((score) => score.lacking)
  return right + faults === 0 ? 1 : (2 * right) / (2 * right + faults)
}

/** Objects: whether the words that are shown are those of the things in the picture. */
export const objectsEvaluation: Evaluation = {
  task: 'objects',
  analyzers: ['image.objects'],
  async run({ inference, folder }) {
    const scores = await evaluateObjects(inference, folder)
    const each = scores.reduce((sum, score) => sum + labelF1([score]), 0) / Math.max(1, scores.length)
    return {
      measures: [
        { metric: 'F1 of the labels of a picture, mean', n: scores.length, of: 'pictures', value: each, floor: 0.8, unit: 'share' },
        { metric: 'F1 of all labels together', n: scores.reduce((sum, { right, lacking }) => sum + right.length + lacking.length, 0), of: 'labels', value: labelF1(scores), floor: 0.8, unit: 'share' },
      ],
      lines: scores.map(({ path, right, wrong, lacking }) => `${path.padEnd(46)} ${right.join(', ') || '-'}${wrong.length ? `  wrong: ${wrong.join(', ')}` : ''}${lacking.length ? `  lacking: ${lacking.join(', ')}` : ''}`),
      details: scores,
    }
  },
}
