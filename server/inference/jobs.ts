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
