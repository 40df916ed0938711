import { analyzerStates, type AnalyzerStateParts } from './current-runs.ts'
import type { Kind } from './define-analyzer.ts'

/** Whether an analyzer works in this house. */
export interface AnalyzerStanding {
  name: string
  /** Message key. */
  title: string
  kinds: readonly Kind[]
  on: boolean
  /** It is on, and a network that it cannot do without is not installed. */
  lacks: boolean
}

/** How all analyzers stand, without a look at what they have done. */
export const analyzerStandings = async (parts: AnalyzerStateParts): Promise<AnalyzerStanding[]> =>
  (await analyzerStates(parts)).map(({ analyzer: { name, title, kinds }, on, run }) => ({ name, title, kinds, on, lacks: on && run === undefined }))
