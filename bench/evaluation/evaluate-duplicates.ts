import { withDatabase } from './database-of-evaluation.ts'
import type { Evaluation, Measure } from './evaluation.ts'
import { keepPictures, type KeptFolder } from './keep-pictures.ts'

/** Pairs of pictures, as paths; `beside`: asked about together, though of neither it is known whether it has copies. */
interface PairsFound { right: [string, string][]; lacking: [string, string][]; wrong: [string, string][]; beside: [string, string][] }

const pairKey = (a: string, b: string): string => [a, b].sort().join(' ')

/** Pairs that the house asks about, against the pairs that are known. A pair is judged where one of both is known to have copies; what else looks alike is no fault. */
function judgePairs({ pictures, questions }: KeptFolder): PairsFound {
  const together = new Set(questions.flatMap((ids) => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairKey(a, b)))))
  const groupOf = new Map(pictures.map(({ path, known }) => [path, known.group]))
  for (const { known } of pictures) if (known.of && known.group && groupOf.get(known.of) === undefined) groupOf.set(known.of, known.group)
  const found: PairsFound = { right: [], lacking: [], wrong: [], beside: [] }
  for (const [i, a] of pictures.entries()) {
    for (const b of pictures.slice(i + 1)) {
      const [groupA, groupB] = [groupOf.get(a.path), groupOf.get(b.path)]
      const isFound = together.has(pairKey(a.fileId, b.fileId))
      if (groupA === undefined && groupB === undefined) {
        if (isFound) found.beside.push([a.path, b.path])
      } else if (groupA === groupB) found[isFound ? 'right' : 'lacking'].push([a.path, b.path])
      else if (isFound) found.wrong.push([a.path, b.path])
    }
  }
  return found
}

/** F1 of pairs; nothing to find and nothing found is right. */
const pairsF1 = ({ right, lacking, wrong }: PairsFound): number => (right.length + lacking.length + wrong.length === 0 ? 1 : (2 * right.length) / (2 * right.length + lacking.length + wrong.length))

/** Duplicates and bursts: whether pictures that show the same are asked about together, and no others. */
export const duplicatesEvaluation: Evaluation = {
  task: 'duplicates',
  analyzers: ['image.hash'],
  async run({ inference, folder }) {
    const kept = await withDatabase((db) => keepPictures(db, inference, folder))
    const found = judgePairs(kept)
    const measures: Measure[] = [
      { metric: 'F1 of pairs', n: found.right.length + found.lacking.length, of: 'pairs', value: pairsF1(found), floor: 0.95, unit: 'share' },
      { metric: 'false pairs', n: kept.pictures.length, of: 'pictures', value: found.wrong.length, floor: 0, better: 'lower', unit: 'number' },
    ]
    const say = (what: string, pairs: readonly [string, string][]): string[] => pairs.map(([a, b]) => `${what.padEnd(8)} ${a}  ${b}`)
    return { measures, lines: [...say('lacking', found.lacking), ...say('wrong', found.wrong), ...say('beside', found.beside)], details: found }
  },
}
