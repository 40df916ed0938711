import { openContent, runAnalyzers, type Analyzer } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { withModels } from '../../test/support/choose-model.ts'

/** Runs one analyzer over a file the way the product does, with the best installed models, and gives its output. */
export async function runAnalyzer(inference: Inference, analyzer: Analyzer, file: string): Promise<unknown> {
  const { signal } = new AbortController()
  const [outcome] = await runAnalyzers([await withModels(inference, analyzer)], openContent(file, { signal }), signal)
  if (outcome?.state !== 'done') throw new Error(`${analyzer.name} failed on ${file}: ${outcome ? `${outcome.reason.key}\n${outcome.detail}` : 'no outcome'}`)
  return outcome.output
}
