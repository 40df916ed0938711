import { z } from 'zod'
import { defineSetting } from '../platform/settings.ts'

export const analyzersOff = defineSetting<string[]>({
  key: 'analysis.off',
  schema: z.array(z.string()),
  fallback: [],
  doc: 'Names of the analyzers that are switched off; what they found stays.',
})
