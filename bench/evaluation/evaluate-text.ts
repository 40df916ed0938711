import { analyzers, PictureText } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { characterErrorRate, isLatin, lineErrorRate, wordsOf } from './compare-text.ts'
import type { Evaluation } from './evaluation.ts'
import { picturesWithText } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

export interface TextScore {
  path: string
  language: string | null
  /** Distinct Latin words printed in the picture, and those of them that a search for the word finds. */
  latin: number
  found: number
  missed: string[]
  /** Character error rate of the printed lines, and of the whole in reading order. */
  cer: number
  orderedCer: number
  seconds: number
}

/** Reads every picture of the folder whose text is known. */
export async function evaluateText(inference: Inference, folder: string): Promise<TextScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.text')!
  const scores: TextScore[] = []
  for (const { path, file, known } of picturesWithText(folder)) {
    const begun = performance.now()
    const read = PictureText.parse(await runAnalyzer(inference, analyzer, file))
    const printed = known.lines.join('\n')
    const words = [...wordsOf(printed)].filter(isLatin)
    const got = wordsOf(read.text)
    const missed = words.filter((word) => !got.has(word))
    scores.push({ path, language: known.language, latin: words.length, found: words.length - missed.length, missed, cer: lineErrorRate(known.lines, read.text), orderedCer: characterErrorRate(printed, read.text), seconds: (performance.now() - begun) / 1000 })
  }
  return scores
}

/** Text: words that a search finds, and how many letters of the printed lines are wrong. */
export const textEvaluation: Evaluation = {
  task: 'text',
  analyzers: ['image.text'],
  async run({ inference, folder }) {
    const scores = await evaluateText(inference, folder)
    const english = scores.filter(({ language, latin }) => language === 'en' && latin > 0)
    return {
      measures: [
        { metric: 'distinct Latin words that a search finds', n: scores.reduce((sum, { latin }) => sum + latin, 0), of: 'words', value: wordRecall(scores), floor: 0.95, unit: 'share' },
        { metric: 'mean character error rate of printed English lines', n: english.length, of: 'pictures', value: meanOf(english.map(({ cer }) => cer)), floor: 0.1, better: 'lower' },
      ],
      lines: scores.map(lineOf),
      details: scores,
    }
  },
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const lineOf = ({ path, language, latin, found, missed, cer, orderedCer, seconds }: TextScore): string =>
  `${path.padEnd(46)} ${(language ?? '-').padEnd(6)} ${latin ? `${found} of ${latin}`.padStart(11) : ''.padStart(11)}  CER ${cer.toFixed(3)} (in reading order ${orderedCer.toFixed(3)})  ${seconds.toFixed(1)} s${missed.length ? `  missed: ${missed.slice(0, 8).join(' ')}` : ''}`

/** Latin words found of all that are printed. */
export function wordRecall(scores: readonly TextScore[]): number {
  const sum = (pick: (score: TextScore) => number): number => scores.reduce((total, score) => total + pick(score), 0)
  return sum(({ found }) => found) / Math.max(1, sum(({ latin }) => latin))
}
