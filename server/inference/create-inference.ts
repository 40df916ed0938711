import { join } from 'node:path'
import { readModelCards } from './model-card.ts'
import { createModelStore } from './model-store.ts'
import { programFolder } from './program-folder.ts'
import { createSessions } from './session.ts'

export interface InferenceOptions {
  /** Holds models/ with the cards and node_modules/ with their files. */
  folder?: string
  idleSeconds?: number
}

export type Inference = ReturnType<typeof createInference>

/** The models of this program and the sessions that run them; nothing is loaded before it is asked for. */
export function createInference({ folder = programFolder(), idleSeconds }: InferenceOptions = {}) {
  const models = createModelStore({ cards: readModelCards(join(folder, 'models')), folder })
  return { models, sessions: createSessions({ store: models, idleSeconds }) }
}
