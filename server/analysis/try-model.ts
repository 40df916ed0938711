import { AppError } from '../platform/errors.ts'
import { analyzeTask } from './analyze-task.ts'
import type { AnalyzeParts } from './analyze-content.ts'
import type { Outcome } from './run-analyzers.ts'

/** What came of trying a model on one picture: milliseconds without decoding, and of the networks alone. */
export interface ModelTrial { analyzer: string; title: string; outcome: Outcome; networkMs: number; loadMs: number }

const TRIAL_MS = 60_000

/**
 * Runs the first analyzer that can use a model over a picture of this machine, in a child process as always.
 * @throws AppError 'conflict' analysis.no-use where no analyzer uses it by itself; what opening the picture or the model throws
 */
export async function tryModel({ tasks, limits, models, provider, analyzers, timings: kept }: AnalyzeParts, modelId: string, path: string): Promise<ModelTrial> {
  const analyzer = analyzers.find((each) => each.models.includes(modelId))
  if (!analyzer) throw new AppError('conflict', 'analysis.no-use', { model: modelId })
  const place = models.place && { ...models.place, provider: (await provider?.())?.chosen }
  const { outcomes, timings } = await tasks.call(analyzeTask, { path, limits, models: place, asked: [{ analyzer: analyzer.name, modelId }] }, { timeoutMs: TRIAL_MS })
  kept?.add(timings)
  const mine = timings.filter(({ model }) => model === modelId)
  const sum = (of: (timing: typeof timings[number]) => number): number => mine.reduce((all, timing) => all + of(timing), 0)
  return { analyzer: analyzer.name, title: analyzer.title, outcome: outcomes[0]!, networkMs: sum(({ totalMs }) => totalMs), loadMs: sum(({ loadMs }) => loadMs) }
}
