import { bestModel, bestModels, modelOf, modelsBeside, noModel, type Analyzer, type AskedAnalyzer, type Model } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'

/** The model that the product would use for an analyzer here; a missing one says so when it is asked, unless the analyzer works without. */
export async function chooseModel(inference: Inference, { models, modelOptional }: Pick<Analyzer, 'models' | 'modelOptional'>): Promise<Model> {
  const best = await bestModel({ models }, inference.models)
  return best && (best.installed || !modelOptional) ? modelOf(inference, best.id) : noModel
}

/** An analyzer with all models that the product would use for it here. */
export async function withModels(inference: Inference, analyzer: Analyzer): Promise<AskedAnalyzer> {
  const { beside } = await bestModels(analyzer, inference.models)
  return { analyzer, model: await chooseModel(inference, analyzer), beside: modelsBeside(inference, Object.fromEntries(Object.entries(beside).map(([role, { id }]) => [role, id]))) }
}
