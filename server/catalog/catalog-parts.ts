import type { Analysis } from '../analysis/index.ts'
import type { Library } from '../library/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import type { Settings } from '../platform/settings.ts'
import type { TreeLanguage } from './tree/settings.ts'
import type { TreeWords } from './tree/tree-parts.ts'
import type { LabelVocabulary } from './labels/label-words.ts'

/** What the catalogue is built of. */
export interface CatalogParts {
  db: Database
  events: Events
  queue: Pick<Queue, 'send' | 'sendMany' | 'work' | 'workTogether'>
  library: Pick<Library, 'trashFiles' | 'untrashFiles' | 'restoreVersion' | 'redateFile' | 'openOriginal' | 'moveFile' | 'moveFolder' | 'copyFile' | 'putOther'>
  analysis: Pick<Analysis, 'findMany'> & Partial<Pick<Analysis, 'embeddings' | 'overview' | 'isOn'>>
  /** Where the index of vectors is kept, and the child that holds it; without them nothing is found by its look. */
  vectorIndex?: { tasks: Pick<TaskPool, 'call'>; folder: string; graphFrom?: number; /** It follows the analysis while nobody asks. */ listens?: boolean }
  clock: Clock
  /** The words of labels, in every language of the pages. */
  labelWords: LabelVocabulary
  /** The words of the tree, in the languages that it can be named in. */
  treeWords: (language: TreeLanguage) => TreeWords
  settings: Pick<Settings, 'get' | 'set'>
  log: Log
}
