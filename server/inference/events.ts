import { z } from 'zod'
import { defineEvent } from '../platform/define-event.ts'

export const modelChanged = defineEvent({
  name: 'inference.model-changed',
  doc: 'A model is being installed, was installed, removed, or its files were checked: whoever chooses among models looks again.',
  payload: z.object({ model: z.string(), what: z.enum(['installing', 'installed', 'not-installed', 'removed', 'checked']) }),
})
