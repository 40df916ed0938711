import { analyzerStates, type AnalyzerStateParts } from './current-runs.ts'

/** What an analyzer makes of a model. chosen: it uses it · better: it would rather use it than what it has · spare: it has a better one. */
export interface ModelUse {
  analyzer: string
  /** Message key. */
  title: string
  on: boolean
  rank: 'chosen' | 'better' | 'spare'
  /** Name of what it uses now; absent where it can use none. */
  now?: string
}

/** The analyzers that could use a model, by the order of preference that each of them declares. */
export async function modelUses(parts: AnalyzerStateParts, modelId: string): Promise<ModelUse[]> {
  const states = (await analyzerStates(parts)).filter(({ analyzer }) => analyzer.models.includes(modelId))
  return states.map(({ analyzer: { name, title, models }, on, model }) => {
    const chosen = model?.installed ? models.indexOf(model.id) : models.length
    const mine = models.indexOf(modelId)
    return { analyzer: name, title, on, rank: mine === chosen ? 'chosen' : mine < chosen ? 'better' : 'spare', ...(model?.installed && { now: model.title }) }
  })
}
