import type { Inference } from '../../server/inference/index.ts'

/** What an evaluation works with: the models of this run, and a folder whose manifest.json says what is known of its pictures. */
export interface EvaluationKit { inference: Inference; folder: string }

/** One line of the table in docs/accuracy.md. */
export interface Measure {
  metric: string
  /** How many pictures, faces, pairs … it counts, and what they are called. */
  n: number
  of: string
  value: number
  /** What a test holds, or what is aimed at; the value must not fall below it, or, where lower is better, rise above it. */
  floor?: number
  better?: 'higher' | 'lower'
  /** A share is shown as percent. */
  unit?: 'share' | 'number'
}

/** What came of one evaluation. */
export interface Findings {
  measures: Measure[]
  /** One for each picture, or for what deserves a look; printed, not kept. */
  lines: string[]
  /** Kept as it is where JSON is asked for. */
  details: unknown
}

/** One task that is measured against known truth: plugged in by a line in evaluations.ts. */
export interface Evaluation {
  task: string
  /** The analyzers that it runs, by name; the models they chose are written beside the figures. */
  analyzers: readonly string[]
  /** A folder that knows nothing of the task gives measures of n = 0. */
  run(kit: EvaluationKit): Promise<Findings>
}
