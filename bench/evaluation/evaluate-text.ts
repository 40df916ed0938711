import { analyzers, PictureText } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { characterErrorRate, isLatin, lineErrorRate, wordsOf } from './compare-text.ts'
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

/** Latin words found of all that are printed. */
export function wordRecall(scores: readonly TextScore[]): number {
  const sum = (pick: (score: TextScore) => number): number => scores.reduce((total, score) => total + pick(score), 0)
  return sum(({ found }) => found) / Math.max(1, sum(({ latin }) => latin))
}
