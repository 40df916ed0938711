import { analyzers, PictureVector, unpackVector } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { picturesWithObjects } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** The pictures nearest to one, whether each shows a thing that it shows, and how many of all do so. */
export interface LikenessScore { path: string; nearest: string[]; right: boolean[]; chance: number }

interface Placed { path: string; words: ReadonlySet<string>; vector: Float32Array }

const COPY = 0.97 // likeness from which two pictures are the same one, which says nothing of a network
const NEAREST = 3

/** Asks for the likes of each picture whose things are known, where another shows one of them; copies are passed over. */
export async function evaluateLikeness(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<LikenessScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.embedding')!
  const placed: Placed[] = []
  for (const { path, file, known } of picturesWithObjects(folder).filter(({ path }) => only(path))) {
    const vector = unpackVector(PictureVector.parse(await runAnalyzer(inference, analyzer, file)).vector)!
    const words = new Set(Object.entries(known).filter(([, count]) => count !== 0 && count !== false).flatMap(([word]) => word.split('|')))
    if (words.size > 0) placed.push({ path, words, vector })
  }
  return placed.flatMap((one): LikenessScore[] => {
    const others = placed.filter((other) => other !== one).map((other) => ({ ...other, likeness: product(one.vector, other.vector) }))
      .filter(({ likeness }) => likeness < COPY).sort((a, b) => b.likeness - a.likeness)
    const sharesThing = ({ words }: Placed): boolean => !words.isDisjointFrom(one.words)
    const alike = others.filter(sharesThing).length
    if (alike === 0) return []
    const nearest = others.slice(0, NEAREST)
    return [{ path: one.path, nearest: nearest.map(({ path }) => path), right: nearest.map(sharesThing), chance: alike / others.length }]
  })
}

const product = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)

/** Likeness: whether the likes of a picture show the same kind of thing. */
export const likenessEvaluation: Evaluation = {
  task: 'likeness',
  analyzers: ['image.embedding'],
  async run({ inference, folder }) {
    const scores = await evaluateLikeness(inference, folder)
    const share = (places: number): number => {
      const seen = scores.flatMap(({ right }) => right.slice(0, places))
      return seen.length === 0 ? 0 : seen.filter(Boolean).length / seen.length
    }
    return {
      measures: [
        { metric: 'the nearest picture shows a like thing', n: scores.length, of: 'pictures', value: share(1), floor: 0.7, unit: 'share' },
        { metric: 'the nearest three show a like thing', n: scores.length, of: 'pictures', value: share(NEAREST), unit: 'share' },
        { metric: 'any other picture does (what chance would give)', n: scores.length, of: 'pictures', value: scores.reduce((sum, { chance }) => sum + chance, 0) / Math.max(1, scores.length), unit: 'share' },
      ],
      lines: scores.map(({ path, nearest, right }) => `${path.padEnd(46)} ${nearest.map((other, i) => `${other}${right[i] ? '' : ' (other)'}`).join(', ')}`),
      details: scores,
    }
  },
}
