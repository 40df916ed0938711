import { z } from 'zod'
import { defineJob } from '../platform/define-job.ts'

export const planAnalyses = defineJob({
  name: 'analysis.plan',
  doc: 'Plans the analysis of every content that lacks an answer: after a model was installed, removed, or found damaged, or an analyzer goes on after a pause.',
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

export const analyzeSound = defineJob({
  name: 'analysis.analyze-sound',
  doc: 'The same for a content that is heard: sound and video. It takes as long as the recording, so one runs at a time.',
  input: analyzeContent.input,
  concurrency: 1,
  retries: 3,
  timeoutSeconds: 11 * 3600, // a day of speech on a slow machine; a worker that dies gives it back within seconds
  key: ({ sha256 }) => sha256,
  priority: -20,
  batch: 1,
})

export const analyzeAsked = defineJob({
  name: 'analysis.analyze-asked',
  doc: 'The same at once, for a content that a person looks at: it waits neither for the others nor for quiet hours.',
  input: analyzeContent.input,
  concurrency: 2,
  retries: 3,
  timeoutSeconds: analyzeContent.timeoutSeconds,
  key: ({ sha256 }) => sha256,
  batch: 1,
})

export const analyzeSoundAsked = defineJob({
  name: 'analysis.analyze-sound-asked',
  doc: 'The same at once, for a sound or video that a person looks at.',
  input: analyzeContent.input,
  concurrency: 1,
  retries: 3,
  timeoutSeconds: analyzeSound.timeoutSeconds,
  key: ({ sha256 }) => sha256,
  batch: 1,
})
