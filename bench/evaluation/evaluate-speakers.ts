import { analyzers, SoundSpeakers } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { diarizationError, rateOf, type DiarizationError } from './diarization-error.ts'
import type { Evaluation } from './evaluation.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { voicesOf } from './voices-of-manifest.ts'

export interface SpeakersScore { path: string; known: number; counted: number; /** Where it is known who speaks when. */ error: DiarizationError | undefined; seconds: number }

/** Listens to every sound of the folder of which it is known how many people speak. */
export async function evaluateSpeakers(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<SpeakersScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.speakers')!
  const scores: SpeakersScore[] = []
  for (const { path, file, speakers, segments, within } of voicesOf(folder).filter(({ path }) => only(path))) {
    if (speakers === undefined) continue
    const begun = performance.now()
    const { count, segments: said } = SoundSpeakers.parse(await runAnalyzer(inference, analyzer, file))
    const error = segments && speakers > 1 ? diarizationError(segments, said, { within }) : undefined
    scores.push({ path, known: speakers, counted: count, error, seconds: (performance.now() - begun) / 1000 })
  }
  return scores
}

/** DER over the conversations, each weighing as much as is spoken in it. */
export function conversationError(scores: readonly SpeakersScore[]): number {
  const errors = scores.flatMap(({ error }) => error ?? [])
  const sum = (pick: (error: DiarizationError) => number): number => errors.reduce((total, error) => total + pick(error), 0)
  return rateOf({ speech: sum(({ speech }) => speech), missed: sum(({ missed }) => missed), confused: sum(({ confused }) => confused), invented: sum(({ invented }) => invented) })
}

export const countWithin = (scores: readonly SpeakersScore[], off: number): number => scores.filter(({ known, counted }) => Math.abs(known - counted) <= off).length / Math.max(1, scores.length)

/** Speakers: who speaks when, and how many there are. */
export const speakersEvaluation: Evaluation = {
  task: 'speakers',
  analyzers: ['audio.speakers'],
  async run({ inference, folder }) {
    const scores = await evaluateSpeakers(inference, folder)
    const conversations = scores.filter(({ error }) => error), several = scores.filter(({ known }) => known > 1)
    const each = conversations.map(({ error }) => rateOf(error!))
    return {
      measures: [
        { metric: 'diarization error of all that is spoken (collar 0.25 s, overlap counted)', n: conversations.length, of: 'conversations', value: conversationError(scores), floor: 0.3, better: 'lower', unit: 'share' },
        { metric: 'diarization error, worst conversation', n: conversations.length, of: 'conversations', value: Math.max(0, ...each), better: 'lower', unit: 'share' },
        { metric: 'count of speakers right within one', n: several.length, of: 'conversations', value: countWithin(several, 1), floor: 0.8, unit: 'share' },
        { metric: 'count of speakers right', n: several.length, of: 'conversations', value: countWithin(several, 0), unit: 'share' },
        { metric: 'count of speakers right', n: scores.length, of: 'sounds', value: countWithin(scores, 0), floor: 0.8, unit: 'share' },
      ],
      lines: scores.map(lineOf),
      details: scores,
    }
  },
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function lineOf({ path, known, counted, error, seconds }: SpeakersScore): string {
  const parts = error ? `  DER ${percent(rateOf(error))} (missed ${percent(error.missed / error.speech)}, invented ${percent(error.invented / error.speech)}, confused ${percent(error.confused / error.speech)})` : ''
  return `${path.padEnd(50)} ${counted} of ${known}${parts}  ${seconds.toFixed(1)} s`
}
