import { accuracyTable } from './accuracy-table.ts'
import type { EvaluationResult } from './run-evaluations.ts'

/** What a run measured: with packages only, and with a mirror where there was one. */
export interface AccuracyRun { packages: readonly EvaluationResult[]; mirrored?: readonly EvaluationResult[] }

/** Puts the figures of a run into the page, between its marks; tasks that it did not measure keep the lines they have, in the order of `tasks`. */
export function writeAccuracy(page: string, { packages, mirrored }: AccuracyRun, tasks: readonly string[]): string {
  const first = between(page, 'packages', packages, tasks)
  return mirrored ? between(first, 'mirror', mirrored, tasks) : first
}

function between(page: string, mark: string, results: readonly EvaluationResult[], tasks: readonly string[]): string {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`]
  const from = page.indexOf(begin), to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/accuracy.md lacks the marks ${begin} and ${end}.`)
  const [title, rule, ...rows] = accuracyTable(results).split('\n')
  const kept = page.slice(from + begin.length, to).split('\n').filter((row) => tasks.includes(taskOf(row)) && !results.some(({ task }) => task === taskOf(row)))
  const all = tasks.flatMap((task) => [...kept, ...rows].filter((row) => taskOf(row) === task))
  return `${page.slice(0, from + begin.length)}\n${[title, rule, ...all].join('\n')}\n${page.slice(to)}`
}

const taskOf = (row: string): string => /^\| ([^|]+) \|/.exec(row)?.[1] ?? ''
