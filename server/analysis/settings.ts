import { z } from 'zod'
import { defineSetting } from '../platform/settings.ts'

export const analyzersOff = defineSetting<string[]>({
  key: 'analysis.off',
  schema: z.array(z.string()),
  fallback: [],
  doc: 'Names of the analyzers that are switched off; what they found stays.',
})

export const analyzersPaused = defineSetting<string[]>({
  key: 'analysis.paused',
  schema: z.array(z.string()),
  fallback: [],
  doc: 'Names of the analyzers that rest until a person lets them go on; what they have yet to look at waits.',
})
