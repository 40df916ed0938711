import { join } from 'node:path'
import { createAccess } from './access/index.ts'
import { createAnalysis } from './analysis/index.ts'
import { createCatalog, createLabelVocabulary, createSight } from './catalog/index.ts'
import { createInference } from './inference/index.ts'
import { createIngest } from './ingest/index.ts'
import { createLibrary, diskStorage } from './library/index.ts'
import { createDevices, createModels, createOperations } from './operations/index.ts'
import { createEvents, createQueue, createSettings, createTaskPool, systemClock, type Config, type ConnectionAddress, type Database, type Log } from './platform/index.ts'
import { createRenditions } from './renditions/index.ts'
import { labelWords } from '../views/labels.ts'
import { soundWords } from '../views/sounds.ts'
import { treeWords } from '../views/tree-words.ts'
import packageFacts from '../package.json' with { type: 'json' }

export interface RoomsParts { config: Config; db: Database; address: ConnectionAddress; log: Log; taskScript: string }
export type Rooms = ReturnType<typeof composeRooms>

/** Builds the rooms from left to right, each of what stands left of it. */
export function composeRooms({ config, db, address, log, taskScript }: RoomsParts) {
  const { dataDir, maxFileBytes, maxPixels, maxFrames, maxDurationSeconds, maxTracks } = config
  const limits = { maxFileBytes, maxPixels, maxFrames, maxDurationSeconds, maxTracks }
  const clock = systemClock

  const events = createEvents({ log })
  const settings = createSettings(db)
  const queue = createQueue({ db, address, log, workers: config.workers, events, settings })
  const tasks = createTaskPool({ script: taskScript, size: config.workers, idleSeconds: config.taskIdleSeconds, memoryMb: config.taskMemoryMb, log })
  const vectorTasks = createTaskPool({ script: taskScript, size: 1, inFront: true, idleSeconds: Math.max(300, config.taskIdleSeconds), memoryMb: config.taskMemoryMb, log })
  const inference = createInference({ modelsFolder: join(dataDir, 'models'), mirror: config.modelMirror, tasks, queue, db, events })
  const access = createAccess({ db, clock, log, events, sessionDays: config.sessionDays, secretsDir: join(dataDir, 'secrets') })
  const library = createLibrary({ db, events, storage: diskStorage({ root: join(dataDir, 'blobs') }), forgetRenditions: (sha256) => renditions.remove(sha256) })
  const renditions = createRenditions({ db, dataDir, events, queue, tasks, log, limits, originalPath: library.originalPath })
  const ingest = createIngest({ db, events, queue, library, renditions, tasks, clock, log, dataDir, limits, missingSharePercent: config.missingSharePercent, scanEveryMinutes: config.scanEveryMinutes })
  const analysis = createAnalysis({ db, events, queue, tasks, settings, clock, log, limits, inference, originals: { path: library.originalPath } })
  const catalog = createCatalog({ db, events, queue, library, analysis, clock, log, labelWords: createLabelVocabulary(labelWords, soundWords), treeWords, settings, vectorIndex: { tasks: vectorTasks, folder: join(dataDir, 'vectors'), listens: config.role !== 'worker' } })
  const sight = createSight({ db, access })
  const operations = createOperations({ db, clock, log, queue, access, library, dataDir, version: packageFacts.version, trashDays: config.trashDays })
  const devices = createDevices({ db, clock, events, settings, access })
  const models = createModels({ db, inference, analysis, library })
  return { db, clock, events, settings, queue, tasks, vectorTasks, inference, access, library, renditions, ingest, analysis, catalog, sight, operations, devices, models }
}
