import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

export const prepareModels = defineJob({
  name: 'inference.prepare-models',
  doc: 'Converts the weights that packages ship into networks, once.',
  input: z.object({}),
  concurrency: 1,
  retries: 2,
  timeoutSeconds: 600,
  key: () => 'all',
})

export const installModel = defineJob({
  name: 'inference.install-model',
  doc: 'Downloads a model that somebody asked for; what came before an interruption is not fetched again.',
  input: z.object({ model: z.string() }),
  concurrency: 1,
  retries: 10,
  timeoutSeconds: 6 * 3600,
  key: ({ model }) => model,
})
