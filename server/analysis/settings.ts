import { z } from 'zod'
import { defineSetting } from '../platform/settings.ts'

export const analyzersOff = defineSetting<string[]>({
  key: 'analysis.off',
  schema: z.array(z.string()),
  fallback: [],
  doc: 'Names of the analyzers that are switched off; what they found stays.',
})

export const analyzersOn = defineSetting<string[]>({
  key: 'analysis.on',
  schema: z.array(z.string()),
  fallback: [],
  doc: 'Names of the analyzers that are off until somebody asks for them, and that somebody asked for: `image.sensitive`.',
})

export const analyzersPaused = defineSetting<string[]>({
  key: 'analysis.paused',
  schema: z.array(z.string()),
  fallback: [],
  doc: 'Names of the analyzers that rest until a person lets them go on; what they have yet to look at waits.',
})
