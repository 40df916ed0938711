import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

export const planAnalyses = defineJob({
  name: 'analysis.plan',
  doc: 'Plans the analysis of every content that lacks an answer: after a model was installed, removed, or found damaged.',
  input: z.object({}),
  concurrency: 1,
  retries: 3,
  timeoutSeconds: 600,
  key: () => 'all',
})

export const analyzeContent = defineJob({
  name: 'analysis.analyze-content',
  doc: 'Runs all analyzers that have no result yet for a content; contents that stand in several places are analysed once.',
  input: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  concurrency: 'workers',
  retries: 3,
  timeoutSeconds: 600,
  key: ({ sha256 }) => sha256,
  priority: -10, // a file's previews are of more use than what it shows
})
