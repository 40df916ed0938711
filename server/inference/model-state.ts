import type { Message } from '../platform/errors.ts'
import type { ModelOrigin } from './find-model-file.ts'

interface ModelFacts { id: string; title: string; bytes: number }

/** Whether a model can be used here; a missing one is a state that people see, never an error by itself. */
export type ModelState =
  | ModelFacts & {
    installed: true
    weights: string
    /** Where the greatest part of it comes from. */
    origin: ModelOrigin
    /** A person may take it away again. */
    removable: boolean
  }
  | ModelFacts & {
    installed: false
    reason: Message
    /** It can be had with one click: from where, and how many bytes will come. */
    available?: { origin: 'mirror' | 'download'; bytes: number; host: string }
  }
