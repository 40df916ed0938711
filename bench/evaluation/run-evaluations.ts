import { analyzers } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { withModels } from '../../test/support/choose-model.ts'
import type { Evaluation, Findings } from './evaluation.ts'

/** An evaluation with what it found, and the models that were used; '' stands for none. */
export interface EvaluationResult extends Findings { task: string; models: string[]; seconds: number }

/** Runs evaluations one after the other and tells of each as it is done. */
export async function runEvaluations(evaluations: readonly Evaluation[], kit: { inference: Inference; folder: string }, tell: (result: EvaluationResult) => void): Promise<EvaluationResult[]> {
  const results: EvaluationResult[] = []
  for (const { task, analyzers: names, run } of evaluations) {
    const begun = performance.now()
    const findings = await run(kit)
    const models = (await Promise.all(names.map((name) => modelsOfAnalyzer(kit.inference, name)))).flat()
    const result = { ...findings, task, models, seconds: (performance.now() - begun) / 1000 }
    tell(result)
    results.push(result)
  }
  return results
}

async function modelsOfAnalyzer(inference: Inference, name: string): Promise<string[]> {
  const analyzer = analyzers.find((one) => one.name === name)
  if (!analyzer) throw new Error(`An evaluation names the analyzer ${name}, which is not in the registry.`)
  const { model, beside = {} } = await withModels(inference, analyzer)
  return [model.id, ...Object.values(beside).map(({ id }) => id)]
}
