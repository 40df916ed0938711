import type { ModelStore } from '../inference/index.ts'
import type { Settings } from '../platform/settings.ts'
import { bestModel } from './current-runs.ts'
import type { Analyzer } from './define-analyzer.ts'
import { readSwitches } from './switches.ts'

/** What an analyzer makes of a model. chosen: it uses it · better: it would rather use it than what it has · spare: it has a better one. */
export interface ModelUse {
  analyzer: string
  /** Message key. */
  title: string
  on: boolean
  rank: 'chosen' | 'better' | 'spare'
  /** Name of what it uses now; absent where it can use none. */
  now?: string
  /** It does its work without any model, too, less well. */
  optional: boolean
}

/** For each role of an analyzer the ids of cards that can play it, best first; its own models are the role ''. */
export const rolesOf = ({ models, besides = {}, perhaps = {} }: Pick<Analyzer, 'models' | 'besides' | 'perhaps'>): Record<string, readonly string[]> => ({ '': models, ...besides, ...perhaps })

/** The analyzers that could use a model, by the order of preference that each of them declares. */
export async function modelUses({ analyzers, models, settings }: { analyzers: readonly Analyzer[]; models: Pick<ModelStore, 'state'>; settings: Settings }, modelId: string): Promise<ModelUse[]> {
  const isSwitchedOn = await readSwitches(settings)
  const roles = analyzers.flatMap((analyzer) => Object.values(rolesOf(analyzer)).filter((ids) => ids.includes(modelId)).map((ids) => ({ analyzer, ids })))
  return Promise.all(roles.map(async ({ analyzer, ids }): Promise<ModelUse> => {
    const { name, title, modelOptional = false, perhaps = {} } = analyzer
    const best = await bestModel({ models: ids }, models)
    const chosen = best?.installed ? ids.indexOf(best.id) : ids.length
    const mine = ids.indexOf(modelId)
    return { analyzer: name, title, on: isSwitchedOn(analyzer), optional: modelOptional || Object.values(perhaps).includes(ids), rank: mine === chosen ? 'chosen' : mine < chosen ? 'better' : 'spare', ...(best?.installed && { now: best.title }) }
  }))
}
