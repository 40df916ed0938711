import { bestModel, modelOf, noModel, type Analyzer, type Model } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'

/** The model that the product would use for an analyzer here; a missing one says so when it is asked, unless the analyzer works without. */
export async function chooseModel(inference: Inference, { models, modelOptional }: Pick<Analyzer, 'models' | 'modelOptional'>): Promise<Model> {
  const best = await bestModel({ models }, inference.models)
  return best && (best.installed || !modelOptional) ? modelOf(inference, best.id) : noModel
}
