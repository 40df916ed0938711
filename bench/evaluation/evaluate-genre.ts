import { analyzers, bestModel, SoundEvents, SoundGenre, weighGenre } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { soundsWithGenre } from './music-of-manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** What was heard against what is known; `rank` is the place of the first right genre, from 1, where one of the ten is right at all. */
export interface GenreScore { path: string; known: string[]; heard: { label: string; score: number; shown: boolean }[]; music: boolean; familiar: boolean; rank?: number }

/** Listens to every sound of the folder whose genre is known, for music too where a network for sounds is installed. */
export async function evaluateGenre(inference: Inference, folder: string): Promise<GenreScore[]> {
  const [analyzer, events] = ['audio.genre', 'audio.events'].map((wanted) => analyzers.find(({ name }) => name === wanted)!) as [(typeof analyzers)[number], (typeof analyzers)[number]]
  const hears = (await bestModel(events, inference.models))?.installed === true
  const words = (await inference.models.labels('genre-lr', 'labels')).map(plain)
  const scores: GenreScore[] = []
  for (const { path, file, known } of soundsWithGenre(folder)) {
    const heard = hears ? SoundEvents.parse(await runAnalyzer(inference, events, file)) : undefined
    const { genres, music, familiar } = weighGenre(SoundGenre.parse(await runAnalyzer(inference, analyzer, file)), heard)
    const isRight = ({ label }: { label: string }): boolean => known.some((word) => plain(word) === plain(label))
    const place = genres.findIndex(isRight)
    scores.push({ path, known, heard: genres.slice(0, 3), music, familiar, ...(known.some((word) => words.includes(plain(word))) && { rank: place < 0 ? Infinity : place + 1 }) })
  }
  return scores
}

const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z]/g, '')

/** Genre: few clips, shown one by one; how good the classifier is stands in its card, by cross-validation. */
export const genreEvaluation: Evaluation = {
  task: 'genre',
  analyzers: ['audio.genre'],
  async run({ inference, folder }) {
    const scores = await evaluateGenre(inference, folder)
    const known = scores.flatMap(({ rank }) => rank ?? []), shown = scores.filter(({ heard }) => heard.some((one) => one.shown))
    const within = (places: number): number => known.filter((rank) => rank <= places).length / Math.max(1, known.length)
    return {
      measures: [
        { metric: 'right genre first', n: known.length, of: 'clips that one of the ten is right for', value: within(1), unit: 'share' },
        { metric: 'right genre among the first three', n: known.length, of: 'clips that one of the ten is right for', value: within(3), unit: 'share' },
        { metric: 'genres that are shown and right', n: shown.length, of: 'clips that show one', value: shown.filter(({ rank }) => rank === 1).length / Math.max(1, shown.length), unit: 'share' },
      ],
      lines: scores.map(({ path, known: words, heard, music, familiar, rank }) => `${path.padEnd(46)} ${rank ?? '-'}  ${heard.map(({ label, score, shown: isShown }) => `${label} ${score.toFixed(2)}${isShown ? ' (shown)' : ''}`).join(', ')}${music ? '' : '  no music'}${familiar ? '' : '  unfamiliar'}  known: ${words.join(', ')}`),
      details: scores,
    }
  },
}
