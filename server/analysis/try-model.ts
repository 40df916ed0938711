import { AppError } from '../platform/errors.ts'
import { analyzeTask } from './analyze-task.ts'
import type { AnalyzeParts } from './analyze-content.ts'
import { bestModels } from './current-runs.ts'
import { rolesOf } from './model-uses.ts'
import type { Outcome } from './run-analyzers.ts'

/** What came of trying a model on one picture: milliseconds of its networks alone, and of their loading where they were not loaded. */
export interface ModelTrial { analyzer: string; title: string; outcome: Outcome; networkMs: number; loadMs: number }

const TRIAL_MS = 60_000

/**
 * Runs the first analyzer that can use a model over a picture of this machine, in a child process as always, with the chosen models in its other roles.
 * @throws AppError 'conflict' analysis.no-use where no analyzer uses it; what opening the picture or the model throws
 */
export async function tryModel({ tasks, limits, models, provider, analyzers, timings: kept }: AnalyzeParts, modelId: string, path: string): Promise<ModelTrial> {
  const analyzer = analyzers.find((each) => Object.values(rolesOf(each)).some((ids) => ids.includes(modelId)))
  if (!analyzer) throw new AppError('conflict', 'analysis.no-use')
  const { model, beside } = await bestModels(analyzer, models)
  const chosen = Object.entries(rolesOf(analyzer)).flatMap(([role, ids]) => {
    const id = ids.includes(modelId) ? modelId : (role === '' ? model : beside[role])?.id
    return id === undefined ? [] : [[role, id] as const]
  })
  const { '': own, ...besideIds } = Object.fromEntries(chosen)
  // a person waits: what is still being found out is not waited for
  const known = await Promise.race([provider?.(), Promise.resolve(undefined)])
  const place = models.place && { ...models.place, provider: known?.chosen }
  const { outcomes, timings } = await tasks.call(analyzeTask, { path, limits, models: place, asked: [{ analyzer: analyzer.name, modelId: own, besideIds }] }, { timeoutMs: TRIAL_MS })
  kept?.add(timings)
  const mine = timings.filter(({ model }) => model === modelId)
  const sum = (of: (timing: typeof timings[number]) => number): number => mine.reduce((all, timing) => all + of(timing), 0)
  return { analyzer: analyzer.name, title: analyzer.title, outcome: outcomes[0]!, networkMs: sum(({ totalMs }) => totalMs), loadMs: sum(({ loadMs }) => loadMs) }
}
