import { z } from 'zod'
import { defineEvent } from '../platform/define-event.ts'

export const analyzerSwitched = defineEvent({
  name: 'analysis.switched',
  doc: 'A person switched an analyzer on or off: what serves only while it is on comes or goes.',
  payload: z.object({ analyzer: z.string(), on: z.boolean() }),
})

export const analysisCompleted = defineEvent({
  name: 'analysis.completed',
  doc: 'An analyzer has a new result for a content: what shows or searches it reads it again.',
  payload: z.object({ sha256: z.string(), analyzer: z.string() }),
})
