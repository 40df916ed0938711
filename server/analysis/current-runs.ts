import type { ModelState, ModelStore } from '../inference/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Settings } from '../platform/settings.ts'
import type { Analyzer, Kind } from './define-analyzer.ts'
import { analyzersOff } from './settings.ts'

/** How an analyzer would run now: results are kept under its name, revision and weights, so what stands there already needs no work. */
export interface Run { analyzer: string; revision: number; kinds: readonly Kind[]; modelId?: string; weights: string }

/** An analyzer as it stands in this house. */
export interface AnalyzerState { analyzer: Analyzer; on: boolean; model?: ModelState; run?: Run }

export interface AnalyzerStateParts { analyzers: readonly Analyzer[]; models: Pick<ModelStore, 'state'>; settings: Settings }

/** All analyzers with the best installed model of each; one that is switched off or lacks its model has no run. */
export async function analyzerStates({ analyzers, models, settings }: AnalyzerStateParts, on?: Queryable): Promise<AnalyzerState[]> {
  const off = await settings.get(analyzersOff, on)
  return Promise.all(analyzers.map(async (analyzer) => {
    const model = await bestModel(analyzer, models)
    const isOn = !off.includes(analyzer.name)
    return { analyzer, on: isOn, model, run: isOn ? runOf(analyzer, model) : undefined }
  }))
}

/** What runs now. */
export const currentRuns = async (parts: AnalyzerStateParts, on?: Queryable): Promise<Run[]> =>
  (await analyzerStates(parts, on)).flatMap(({ run }) => run ?? [])

/** The first installed model of an analyzer, or the one that it would like best and that is missing; nothing where it needs none. */
export async function bestModel({ models: ids }: Pick<Analyzer, 'models'>, models: Pick<ModelStore, 'state'>): Promise<ModelState | undefined> {
  const states = await Promise.all(ids.map((id) => models.state(id)))
  return states.find((state) => state.installed) ?? states[0]
}

function runOf({ name, revision, kinds, modelOptional = false }: Analyzer, model: ModelState | undefined): Run | undefined {
  if (model?.installed) return { analyzer: name, revision, kinds, modelId: model.id, weights: model.weights }
  return !model || modelOptional ? { analyzer: name, revision, kinds, weights: '' } : undefined
}
