import { analyzers, SoundQuality } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { soundsOf } from './sounds-of-manifest.ts'

/** What a sound got, and what is known of it. */
export interface SoundScore { path: string; group?: string; label: string; score: number; reasons: string[] }

/** Judges every sound of the folder whose faults are known. */
export async function evaluateSoundQuality(inference: Inference, folder: string): Promise<SoundScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.quality')!
  const scores: SoundScore[] = []
  for (const { path, file, quality } of soundsOf(folder)) if (quality) scores.push({ path, ...quality, ...SoundQuality.parse(await runAnalyzer(inference, analyzer, file)) })
  return scores
}

/** Quality of sound: whether the untouched recording of a group gets more than each spoilt copy. */
export const soundQualityEvaluation: Evaluation = {
  task: 'quality of sound',
  analyzers: ['audio.quality'],
  async run({ inference, folder }) {
    const scores = await evaluateSoundQuality(inference, folder)
    const { right, pairs } = orderRight(scores)
    return {
      measures: [{ metric: 'pairs of a group in the right order', n: pairs, of: 'pairs', value: right / Math.max(1, pairs), floor: 0.95, unit: 'share' }],
      lines: scores.map(({ path, score, reasons }) => `${path.padEnd(46)} ${String(score).padStart(3)}  ${reasons.map((key) => key.replace('analysis.sound-quality.', '')).join(', ')}`),
      details: scores,
    }
  },
}

/** Pairs of the untouched recording of a group and each other one of it, and how many of them the scores put so. */
export function orderRight(scores: readonly SoundScore[]): { right: number; pairs: number } {
  const pairs = scores.flatMap((better) => scores.filter((worse) => better.label === 'reference' && worse !== better && worse.group === better.group).map((worse) => better.score > worse.score))
  return { right: pairs.filter(Boolean).length, pairs: pairs.length }
}
