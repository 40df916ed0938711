import { z } from 'zod'
import { defineEvent } from '../platform/define-event.ts'

export const analysisCompleted = defineEvent({
  name: 'analysis.completed',
  doc: 'An analyzer has a new result for a content: what shows or searches it reads it again.',
  payload: z.object({ sha256: z.string(), analyzer: z.string() }),
})
