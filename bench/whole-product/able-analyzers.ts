import { bestModels, type Analyzer, type AskedAnalyzer } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { withModels } from '../../test/support/choose-model.ts'

/** Those of some analyzers whose models are installed, with them: others would only say that they are not. */
export async function ableAnalyzers(some: readonly Analyzer[], inference: Inference): Promise<AskedAnalyzer[]> {
  const able = await Promise.all(some.map(async (analyzer) => {
    const { model, beside } = await bestModels(analyzer, inference.models)
    return (!model || model.installed || analyzer.modelOptional === true) && Object.values(beside).every(({ installed }) => installed)
  }))
  return Promise.all(some.filter((_, i) => able[i]).map((analyzer) => withModels(inference, analyzer)))
}

/** Analyzers as a child is asked for them, by names. */
export const askedOfChild = (asked: readonly AskedAnalyzer[]): { analyzer: string; modelId: string | undefined; besideIds: Record<string, string> }[] =>
  asked.map(({ analyzer, model, beside = {} }) => ({ analyzer: analyzer.name, modelId: model.id || undefined, besideIds: Object.fromEntries(Object.entries(beside).map(([role, { id }]) => [role, id])) }))
