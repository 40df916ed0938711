import { analyzers, PictureColors } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { picturesWithColors, type KnownColors } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** How many of the known facts about a picture's colours came out, and what came instead. */
export interface ColorScore { path: string; right: number; facts: number; wrong: string[] }

const NEAR = 24 // of 255, straight distance in sRGB: a shade that one would call the same
const SHARE = 0.03

/** Looks at every picture of the folder whose colours are known. */
export async function evaluateColors(inference: Inference, folder: string): Promise<ColorScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.colors')!
  const scores: ColorScore[] = []
  for (const { path, file, known } of picturesWithColors(folder)) {
    const facts = checkFacts(known, PictureColors.parse(await runAnalyzer(inference, analyzer, file)))
    const wrong = facts.filter(({ ok }) => !ok).map(({ fact }) => fact)
    scores.push({ path, facts: facts.length, right: facts.length - wrong.length, wrong })
  }
  return scores
}

/** Colours: how many of the known facts come out. */
export const colorsEvaluation: Evaluation = {
  task: 'colours',
  analyzers: ['image.colors'],
  async run({ inference, folder }) {
    const scores = await evaluateColors(inference, folder)
    return {
      measures: [{ metric: 'known facts that are right', n: scores.reduce((sum, { facts }) => sum + facts, 0), of: 'facts', value: factsRight(scores), floor: 0.95, unit: 'share' }],
      lines: scores.map(({ path, facts, right, wrong }) => `${path.padEnd(46)} ${right} of ${facts}${wrong.length ? `  wrong: ${wrong.join('; ')}` : ''}`),
      details: scores,
    }
  },
}

/** Right facts of all. */
export const factsRight = (scores: readonly ColorScore[]): number =>
  scores.reduce((sum, { right }) => sum + right, 0) / Math.max(1, scores.reduce((sum, { facts }) => sum + facts, 0))

function checkFacts(known: KnownColors, { dominant, palette, names }: PictureColors): { fact: string; ok: boolean }[] {
  const facts: { fact: string; ok: boolean }[] = []
  const { dominant_hex: hex, names: words, share } = known
  if (hex) facts.push({ fact: `dominant ${hex}, not ${dominant.hex}`, ok: distance(hex, dominant.hex) <= NEAR })
  if (words) facts.push({ fact: `called ${words.join(' or ')}, not ${names[0]?.name ?? 'nothing'}`, ok: words.includes(names[0]?.name ?? '') })
  if (share !== undefined) facts.push({ fact: `share ${share}, not ${dominant.share}`, ok: Math.abs(dominant.share - share) <= SHARE })
  for (const [wanted, area] of known.palette ?? []) {
    const swatch = palette.find((one) => distance(one.hex, wanted) <= NEAR)
    facts.push({ fact: `${wanted} on ${area}, not ${swatch?.share ?? 0}`, ok: Math.abs((swatch?.share ?? 0) - area) <= SHARE })
  }
  return facts
}

function distance(a: string, b: string): number {
  const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const other = channels(b)
  return Math.hypot(...channels(a).map((value, i) => value - other[i]!))
}
