import { spawnSync } from 'node:child_process'
import { analyzers, SoundLoudness } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { soundsOf } from './sounds-of-manifest.ts'

/** How far a sound's loudness is from what a run of ffmpeg of its own finds, LU. */
export interface LoudnessError { path: string; integrated: number; off: number; momentaryOff: number }

const SILENT = -70 // ebur128's word for it
const SHORTEST = 0.4 // seconds: less has no moment

/** Measures every sound of the folder twice. */
export async function evaluateLoudness(inference: Inference, folder: string): Promise<LoudnessError[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.loudness')!
  const errors: LoudnessError[] = []
  for (const { path, file } of soundsOf(folder)) {
    const { integrated, momentary, curve } = SoundLoudness.parse(await runAnalyzer(inference, analyzer, file))
    const expected = loudnessByFfmpeg(file)
    if (integrated === null || momentary === null || expected.integrated <= SILENT || curve.values.length * curve.step < SHORTEST) continue
    errors.push({ path, integrated, off: Math.abs(integrated - expected.integrated), momentaryOff: Math.abs(momentary - expected.momentary) })
  }
  return errors
}

/** By a decoding of its own, from the log of frames and the summary. */
function loudnessByFfmpeg(file: string): { integrated: number; momentary: number } {
  const { stderr } = spawnSync('ffmpeg', ['-nostdin', '-nostats', '-hide_banner', '-i', `file:${file}`, '-map', '0:a:0', '-af', 'ebur128=framelog=info', '-f', 'null', '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const moments = [...stderr.matchAll(/\bM:\s*(-?[\d.]+)/g)].map(([, value]) => Number(value))
  return { integrated: Number(/\bI:\s+(-?[\d.]+) LUFS/.exec(stderr.slice(stderr.lastIndexOf('Summary:')))?.[1] ?? SILENT), momentary: moments.reduce((most, value) => Math.max(most, value), SILENT) }
}

/** Loudness: against a separate run of ffmpeg's ebur128. */
export const loudnessEvaluation: Evaluation = {
  task: 'loudness',
  analyzers: ['audio.loudness'],
  async run({ inference, folder }) {
    const errors = await evaluateLoudness(inference, folder)
    const worst = (pick: (error: LoudnessError) => number): number => Math.max(0, ...errors.map(pick))
    return {
      measures: [
        { metric: 'LU from ebur128, integrated, worst', n: errors.length, of: 'sounds', value: worst(({ off }) => off), floor: 0.2, better: 'lower' },
        { metric: 'LU from ebur128, loudest 0.4 s (ours), worst', n: errors.length, of: 'sounds', value: worst(({ momentaryOff }) => momentaryOff), floor: 0.2, better: 'lower' },
      ],
      lines: errors.map(({ path, integrated, off, momentaryOff }) => `${path.padEnd(50)} ${integrated.toFixed(1).padStart(6)} LUFS  ${off.toFixed(2)}  ${momentaryOff.toFixed(2)}`),
      details: errors,
    }
  },
}
