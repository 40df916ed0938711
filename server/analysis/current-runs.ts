import type { ModelState, ModelStore } from '../inference/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Settings } from '../platform/settings.ts'
import type { Analyzer, Kind } from './define-analyzer.ts'
import { analyzersPaused } from './settings.ts'
import { readSwitches } from './switches.ts'

/** How an analyzer would run now: results are kept under its name, revision and weights, so what stands there already needs no work. */
export interface Run { analyzer: string; revision: number; kinds: readonly Kind[]; modelId?: string; besideIds?: Record<string, string>; weights: string }

/** An analyzer as it stands in this house. */
export interface AnalyzerState {
  analyzer: Analyzer
  on: boolean
  /** Rests: what it has yet to look at waits, whoever asks. */
  paused: boolean
  /** Its best installed model; where it lacks one, in whatever role, that one. */
  model?: ModelState
  /** Under which its results are kept: all its models' together; '' without one. */
  weights: string
  run?: Run
}

export interface AnalyzerStateParts { analyzers: readonly Analyzer[]; models: Pick<ModelStore, 'state'>; settings: Settings }

/** All analyzers with the best installed model of each; one that is switched off or lacks its model has no run. */
export async function analyzerStates({ analyzers, models, settings }: AnalyzerStateParts, on?: Queryable): Promise<AnalyzerState[]> {
  const [isSwitchedOn, resting] = [await readSwitches(settings, on), await settings.get(analyzersPaused, on)]
  return Promise.all(analyzers.map(async (analyzer) => {
    const { model, beside } = await bestModels(analyzer, models)
    const isOn = isSwitchedOn(analyzer)
    const run = runOf(analyzer, model, beside)
    return { analyzer, on: isOn, paused: resting.includes(analyzer.name), model: model?.installed ? Object.values(beside).find(({ installed }) => !installed) ?? model : model, weights: run?.weights ?? '', run: isOn ? run : undefined }
  }))
}

/** What answers now, whether or not it rests. */
export const currentRuns = async (parts: AnalyzerStateParts, on?: Queryable): Promise<Run[]> =>
  (await analyzerStates(parts, on)).flatMap(({ run }) => run ?? [])

/** What works now. */
export const workingRuns = async (parts: AnalyzerStateParts, on?: Queryable): Promise<Run[]> =>
  (await analyzerStates(parts, on)).flatMap(({ run, paused }) => (run && !paused ? [run] : []))

/** The first installed model of an analyzer, or the one that it would like best and that is missing; nothing where it needs none. */
export async function bestModel({ models: ids }: Pick<Analyzer, 'models'>, models: Pick<ModelStore, 'state'>): Promise<ModelState | undefined> {
  const states = await Promise.all(ids.map((id) => models.state(id)))
  return states.find((state) => state.installed) ?? states[0]
}

/** The best model of each role that an analyzer declares; one that it does without only where it is installed. */
export async function bestModels({ models: ids, besides = {}, perhaps = {} }: Pick<Analyzer, 'models' | 'besides' | 'perhaps'>, models: Pick<ModelStore, 'state'>): Promise<{ model?: ModelState; beside: Record<string, ModelState> }> {
  const roles = await Promise.all(Object.entries({ ...besides, ...perhaps }).map(async ([role, roleIds]) => [role, await bestModel({ models: roleIds }, models)] as const))
  const beside = Object.fromEntries(roles.flatMap(([role, state]) => (state && (state.installed || !(role in perhaps)) ? [[role, state]] : [])))
  return { model: await bestModel({ models: ids }, models), beside }
}

function runOf({ name, revision, kinds, besides = {}, perhaps = {}, modelOptional = false }: Analyzer, model: ModelState | undefined, beside: Record<string, ModelState>): Run | undefined {
  if (Object.keys(besides).some((role) => !beside[role]?.installed)) return undefined
  const installed = Object.keys({ ...besides, ...perhaps }).flatMap((role) => (beside[role]?.installed ? [{ role, state: beside[role] }] : []))
  const weights = [...(model?.installed ? [model.weights] : []), ...installed.map(({ state }) => state.weights)].join('+')
  const facts = { analyzer: name, revision, kinds, weights, ...(installed.length > 0 && { besideIds: Object.fromEntries(installed.map(({ role, state }) => [role, state.id])) }) }
  if (model?.installed) return { ...facts, modelId: model.id }
  return !model || modelOptional ? facts : undefined
}
