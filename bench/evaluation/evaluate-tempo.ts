import { analyzers, SoundTempo } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { soundsWithTempo } from './music-of-manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** What was counted against what is known; `right` at the known speed, `octave` at it or at one that it may be counted at. */
export interface TempoScore { path: string; known: number; heard: number | null; confidence: number; beats: number; right: boolean; octave: boolean }

const TOLERANCE = 0.04

const near = (heard: number | null, bpm: number): boolean => heard !== null && Math.abs(heard / bpm - 1) <= TOLERANCE

/** Listens to every sound of the folder whose tempo is known. */
export async function evaluateTempo(inference: Inference, folder: string): Promise<TempoScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.tempo')!
  const scores: TempoScore[] = []
  for (const { path, file, known: { bpm, alternatives } } of soundsWithTempo(folder)) {
    const { bpm: heard, confidence, beats } = SoundTempo.parse(await runAnalyzer(inference, analyzer, file))
    scores.push({ path, known: bpm, heard, confidence, beats: beats.length, right: near(heard, bpm), octave: [bpm, ...alternatives].some((one) => near(heard, one)) })
  }
  return scores
}

/** Tempo: Acc1 and Acc2 as they are usual, within 4 %. */
export const tempoEvaluation: Evaluation = {
  task: 'tempo',
  analyzers: ['audio.tempo'],
  async run({ inference, folder }) {
    const scores = await evaluateTempo(inference, folder)
    const share = (of: (score: TempoScore) => boolean): number => scores.filter(of).length / Math.max(1, scores.length)
    return {
      measures: [
        { metric: 'tempo right within 4 % (Acc1)', n: scores.length, of: 'sounds', value: share(({ right }) => right), floor: 0.8, unit: 'share' },
        { metric: 'tempo right, or twice or half of it (Acc2)', n: scores.length, of: 'sounds', value: share(({ octave }) => octave), floor: 0.95, unit: 'share' },
      ],
      lines: scores.map(({ path, known, heard, confidence, beats, right, octave }) => `${path.padEnd(46)} ${known} → ${heard ?? 'none'} (${confidence.toFixed(2)}), ${beats} beats${right ? '' : octave ? '  octave' : '  wrong'}`),
      details: scores,
    }
  },
}
