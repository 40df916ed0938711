import { accuracyTable } from './accuracy-table.ts'
import type { EvaluationResult } from './run-evaluations.ts'

/** Puts the tables of a run into the page, between its marks; a run without mirror leaves the other table as it is. */
export function writeAccuracy(page: string, { packages, mirrored }: { packages: readonly EvaluationResult[]; mirrored?: readonly EvaluationResult[] }): string {
  const first = between(page, 'packages', accuracyTable(packages))
  return mirrored ? between(first, 'mirror', accuracyTable(mirrored)) : first
}

function between(page: string, mark: string, table: string): string {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`]
  const from = page.indexOf(begin), to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/accuracy.md lacks the marks ${begin} and ${end}.`)
  return `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`
}
