import { colorsOf, textOf, type AnalysisResult } from '../../../analysis/index.ts'
import type { ReadText, Swatch } from '../../../../views/files/data.ts'

/** The lines that a picture reads, each with the upright box around its corners; null where it was not looked for yet. */
export function readLines(results: readonly AnalysisResult[]): ReadText[] | null {
  const read = textOf(results)
  if (!read) return null
  return read.lines.map(({ text, score, corners }) => {
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    const [left, top] = [Math.min(...xs), Math.min(...ys)]
    return { text, score, box: [left, top, Math.max(...xs) - left, Math.max(...ys) - top] }
  })
}

/** The palette of a picture. */
export function swatches(results: readonly AnalysisResult[]): Swatch[] | null {
  return colorsOf(results)?.palette.map(({ name, hex, share }) => ({ name, hex, share })) ?? null
}
