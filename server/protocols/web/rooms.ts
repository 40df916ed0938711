import type { Access } from '../../access/index.ts'
import type { Analysis } from '../../analysis/index.ts'
import type { Catalog, Sight } from '../../catalog/index.ts'
import type { Ingest } from '../../ingest/index.ts'
import type { Library } from '../../library/index.ts'
import type { Devices, Models, Operations } from '../../operations/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Events } from '../../platform/events.ts'
import type { Log } from '../../platform/log.ts'
import type { Queue } from '../../platform/queue.ts'
import type { Renditions } from '../../renditions/index.ts'
import type { Answers } from './answers/answers.tsx'
import type { Assets } from './assets.ts'
import type { ResumableUploads } from './uploads/resumable-uploads.ts'

/** What the door for uploads asks of ingest. */
export type ArrivingUploads = Pick<Ingest['uploads'], 'begin' | 'received' | 'clear'>

/** Everything that the browser's door is made of. */
export interface WebParts {
  access: Access
  library: Library
  catalog: Catalog
  sight: Sight
  ingest: Ingest
  renditions: Renditions
  analysis: Analysis
  models: Models
  queue: Pick<Queue, 'counts' | 'pause' | 'resume'>
  devices: Pick<Devices, 'tv' | 'setTv' | 'openings' | 'filesOf'>
  operations: Pick<Operations, 'health' | 'status'>
  events: Events
  config: Config
  clock: Clock
  log: Log
  assets: Assets
}

/** What each resource gets: the rooms, and the few kinds of answer. */
export interface ResourceParts extends WebParts { answers: Answers; arriving: ResumableUploads }
