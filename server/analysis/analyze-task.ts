import { z } from 'zod'
import { Timing } from '../inference/index.ts'
import { MediaLimits } from '../media/index.ts'
import { defineTask } from '../platform/define-task.ts'
import { ChildModels, inferenceOfChild } from './inference-of-child.ts'
import { modelOf, modelsBeside, noModel } from './models-for-analyzers.ts'
import { openContent } from './open-content.ts'
import { analyzers } from './registry.ts'
import { Outcome, runAnalyzers, type AskedAnalyzer } from './run-analyzers.ts'

const Input = z.object({
  /** Of the original, on this machine. */
  path: z.string(),
  limits: MediaLimits,
  models: ChildModels,
  asked: z.array(z.object({ analyzer: z.string(), modelId: z.string().optional(), besideIds: z.record(z.string(), z.string()).optional() })),
})

/** Runs analyzers over one content in a child process, whose networks stay loaded from one call to the next. */
export const analyzeTask = defineTask({
  name: 'analysis.analyze',
  input: Input,
  output: z.object({ outcomes: z.array(Outcome), /** What the networks took for it. */ timings: z.array(Timing) }),
  async run({ path, limits, models, asked }, { signal }) {
    const kit = inferenceOfChild(models)
    const chosen = asked.flatMap(({ analyzer: name, modelId, besideIds }): AskedAnalyzer[] => {
      const analyzer = analyzers.find((candidate) => candidate.name === name)
      return analyzer ? [{ analyzer, model: modelId ? modelOf(kit, modelId) : noModel, beside: modelsBeside(kit, besideIds) }] : []
    })
    const outcomes = await runAnalyzers(chosen, openContent(path, { limits, signal }), signal)
    return { outcomes, timings: kit.sessions.takeTimings() }
  },
})
