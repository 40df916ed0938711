import { analyzers, SoundKey } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { soundsWithKey } from './music-of-manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

type Named = { tonic: string; mode: 'major' | 'minor' | undefined }
/** What was heard against what is known: 1 for the key itself, less for its relatives. */
export interface KeyScore { path: string; known: string; heard: string; confidence: number; weight: number }

const TONES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B']

/** The weights of MIREX: 1 for the key, 0.5 for a fifth off, 0.3 for the relative, 0.2 for the parallel one. Where the mode is not known, the tonic alone counts. */
export function mirexWeight(known: Named, heard: Named): number {
  const steps = (TONES.indexOf(heard.tonic) - TONES.indexOf(known.tonic) + 12) % 12
  if (known.mode === undefined || heard.mode === known.mode) return steps === 0 ? 1 : steps === 5 || steps === 7 ? 0.5 : 0
  if (steps === 0) return 0.2
  return steps === (known.mode === 'major' ? 9 : 3) ? 0.3 : 0
}

/** Listens to every sound of the folder whose key is known. */
export async function evaluateKey(inference: Inference, folder: string): Promise<KeyScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.key')!
  const scores: KeyScore[] = []
  for (const { path, file, known } of soundsWithKey(folder)) {
    const { key, confidence } = SoundKey.parse(await runAnalyzer(inference, analyzer, file))
    scores.push({ path, known: [known.tonic, known.mode ?? '(mode not known)'].join(' '), heard: key ? `${key.tonic} ${key.mode} ${key.camelot}` : 'none', confidence, weight: key ? mirexWeight(known, key) : 0 })
  }
  return scores
}

/** Keys: the share that is right, and by MIREX's weights. */
export const keyEvaluation: Evaluation = {
  task: 'key',
  analyzers: ['audio.key'],
  async run({ inference, folder }) {
    const scores = await evaluateKey(inference, folder)
    const count = Math.max(1, scores.length)
    return {
      measures: [
        { metric: 'key right', n: scores.length, of: 'sounds', value: scores.filter(({ weight }) => weight === 1).length / count, floor: 0.8, unit: 'share' },
        { metric: 'key by MIREX’s weights', n: scores.length, of: 'sounds', value: scores.reduce((sum, { weight }) => sum + weight, 0) / count, floor: 0.8, unit: 'share' },
      ],
      lines: scores.map(({ path, known, heard, confidence, weight }) => `${path.padEnd(46)} ${known} → ${heard} (${confidence.toFixed(2)})${weight === 1 ? '' : `  ${weight}`}`),
      details: scores,
    }
  },
}
