import type { Measure } from './evaluation.ts'
import type { EvaluationResult } from './run-evaluations.ts'

/** A table of what was found, in Markdown: one line a measure. */
export function accuracyTable(results: readonly EvaluationResult[]): string {
  const rows = results.flatMap(({ task, models, measures }) => measures.map((measure) =>
    `| ${task} | ${models.filter(Boolean).map((id) => `\`${id}\``).join(', ') || 'none'} | ${measure.n} ${measure.of} | ${measure.metric} | ${shown(measure, measure.value)} | ${floorOf(measure)} |`))
  return ['| task | models | n | metric | value | floor |', '|---|---|---|---|---|---|', ...rows].join('\n')
}

/** Measures that miss their floor; those that had nothing to count miss none. */
export const missedFloors = (results: readonly EvaluationResult[]): string[] =>
  results.flatMap(({ task, measures }) => measures.filter(({ n, floor, value, better }) => n > 0 && floor !== undefined && (better === 'lower' ? value > floor : value < floor))
    .map((measure) => `${task}: ${measure.metric} is ${shown(measure, measure.value)}, the floor ${floorOf(measure)}`))

const shown = ({ unit, n }: Measure, value: number): string => {
  if (n === 0) return '–'
  return unit === 'share' ? `${(value * 100).toFixed(1)} %` : String(Math.round(value * 1000) / 1000)
}

function floorOf(measure: Measure): string {
  if (measure.floor === undefined) return '–'
  return `${measure.better === 'lower' ? '≤' : '≥'} ${shown({ ...measure, n: 1 }, measure.floor)}`
}
