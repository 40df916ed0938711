import { analyzers, PictureQuality } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { picturesWithQuality } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** What a picture got, and what is known of it. */
export interface QualityScore { path: string; group?: string; rank?: number; label: string; score: number; reasons: string[] }

/** Judges every picture of the folder that is known to be better or worse than others. */
export async function evaluateQuality(inference: Inference, folder: string): Promise<QualityScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.quality')!
  const scores: QualityScore[] = []
  for (const { path, file, known } of picturesWithQuality(folder)) scores.push({ path, ...known, ...PictureQuality.parse(await runAnalyzer(inference, analyzer, file)) })
  return scores
}

/** Quality: whether better pictures of a group get more than worse ones. */
export const qualityEvaluation: Evaluation = {
  task: 'quality',
  analyzers: ['image.quality'],
  async run({ inference, folder }) {
    const scores = await evaluateQuality(inference, folder)
    const { right, pairs } = orderRight(scores)
    return {
      measures: [{ metric: 'pairs of a group in the right order', n: pairs, of: 'pairs', value: right / Math.max(1, pairs), floor: 0.95, unit: 'share' }],
      lines: scores.map(({ path, score, reasons }) => `${path.padEnd(46)} ${String(score).padStart(3)}  ${reasons.map((key) => key.replace('analysis.quality.', '')).join(', ')}`),
      details: scores,
    }
  },
}

/** Pairs of a group that the truth puts in order, and how many of them the scores put so too. */
export function orderRight(scores: readonly QualityScore[]): { right: number; pairs: number } {
  const pairs = scores.flatMap((better) => scores.filter((worse) => worse.group !== undefined && worse.group === better.group && (better.label === 'good' || isMilder(better, worse)) && better !== worse).map((worse) => better.score > worse.score))
  return { right: pairs.filter(Boolean).length, pairs: pairs.length }
}

/** Of the same fault, the one that ranks higher. */
const isMilder = (a: QualityScore, b: QualityScore): boolean => a.label === b.label && (a.rank ?? 0) > (b.rank ?? 0)
