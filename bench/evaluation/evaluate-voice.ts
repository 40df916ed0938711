import { analyzers, SoundVoice } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { diarizationError, rateOf, type DiarizationError } from './diarization-error.ts'
import type { Evaluation } from './evaluation.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { voicesOf, type KnownVoices } from './voices-of-manifest.ts'

export interface VoiceScore { path: string; /** Where it is known when somebody speaks. */ error: DiarizationError | undefined; speakers: number | undefined; turns: number; share: number }

/** Between words and sentences people pause: truth is written down by the turn, not by the syllable. */
const BRIDGED = 0.5
/** Of a sound without any voice; an instrument sounds like one for a moment. */
export const FALSE_SHARE = 0.05

/** Listens to every sound of the folder of which it is known when, or whether, somebody speaks. */
export async function evaluateVoice(inference: Inference, folder: string): Promise<VoiceScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.voice')!
  const scores: VoiceScore[] = []
  for (const known of voicesOf(folder)) {
    const { turns, share } = SoundVoice.parse(await runAnalyzer(inference, analyzer, known.file))
    const truth = speechOf(known)
    const error = truth && diarizationError(truth, bridged(turns.map(([start, end]) => ({ start, end }))), { within: known.within })
    scores.push({ path: known.path, error, speakers: known.speakers, turns: turns.length, share })
  }
  return scores
}

interface Spoken { start: number; end: number; speaker: string }

/** When anybody speaks, whoever it is. */
function speechOf({ segments, words }: KnownVoices): Spoken[] | undefined {
  const known = segments ?? words
  return known && bridged([...known].sort((a, b) => a.start - b.start))
}

function bridged(stretches: readonly { start: number; end: number }[]): Spoken[] {
  const spoken: Spoken[] = []
  for (const { start, end } of stretches) {
    const last = spoken.at(-1)
    if (last && start - last.end <= BRIDGED) last.end = Math.max(last.end, end)
    else spoken.push({ start, end, speaker: 'somebody' })
  }
  return spoken
}

/** Voice: whether it is told from its absence, and when. */
export const voiceEvaluation: Evaluation = {
  task: 'voice',
  analyzers: ['audio.voice'],
  async run({ inference, folder }) {
    const scores = await evaluateVoice(inference, folder)
    const timed = scores.flatMap(({ error }) => error ?? [])
    const sum = (pick: (error: DiarizationError) => number): number => timed.reduce((total, error) => total + pick(error), 0)
    const speech = Math.max(1e-9, sum((error) => error.speech))
    const spoken = scores.filter(({ speakers }) => (speakers ?? 0) > 0), silent = scores.filter(({ speakers }) => speakers === 0)
    return {
      measures: [
        { metric: 'voice missed or said where there is none (collar 0.25 s)', n: timed.length, of: 'sounds', value: sum(({ missed, invented }) => missed + invented) / speech, floor: 0.15, better: 'lower', unit: 'share' },
        { metric: 'voice missed', n: timed.length, of: 'sounds', value: sum(({ missed }) => missed) / speech, better: 'lower', unit: 'share' },
        { metric: 'voice said where there is none', n: timed.length, of: 'sounds', value: sum(({ invented }) => invented) / speech, better: 'lower', unit: 'share' },
        { metric: 'somebody is heard where somebody speaks', n: spoken.length, of: 'sounds', value: spoken.filter(({ turns }) => turns > 0).length / Math.max(1, spoken.length), floor: 0.95, unit: 'share' },
        { metric: 'nobody is heard where nobody speaks', n: silent.length, of: 'sounds', value: silent.filter(({ turns }) => turns === 0).length / Math.max(1, silent.length), unit: 'share' },
        { metric: 'nobody is heard there, but for a twentieth of the time', n: silent.length, of: 'sounds', value: silent.filter(({ share }) => share <= FALSE_SHARE).length / Math.max(1, silent.length), floor: 0.95, unit: 'share' },
      ],
      lines: scores.map(({ path, error, speakers, turns, share }) => `${path.padEnd(50)} ${String(speakers ?? '?').padStart(2)} speak  ${String(turns).padStart(3)} turns  ${(share * 100).toFixed(0).padStart(3)} %${error ? `  error ${(rateOf(error) * 100).toFixed(1)} %` : ''}`),
      details: scores,
    }
  },
}
