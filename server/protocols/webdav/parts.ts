import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Access, DeviceActor } from '../../access/index.ts'
import type { Catalog } from '../../catalog/index.ts'
import type { Ingest } from '../../ingest/index.ts'
import type { Library } from '../../library/index.ts'
import type { Devices } from '../../operations/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import type { FoldersBranch } from './folders-branch.ts'
import type { KnownParents } from './known-parents.ts'
import type { Turns } from './one-at-a-time.ts'
import type { Pending } from './pending.ts'

/** Everything that the door for file managers is made of. */
export interface WebdavParts {
  db: Database
  access: { appPasswords: Pick<Access['appPasswords'], 'verify'> }
  catalog: { folders: Catalog['folders']; tree: Catalog['tree']; subtitles: Catalog['subtitles']; describe: Pick<Catalog['describe'], 'many'> }
  ingest: Pick<Ingest, 'receiveFile' | 'refusals'>
  devices: Pick<Devices, 'noteFile'>
  library: Pick<Library, 'findFile' | 'originalPath'>
  config: Pick<Config, 'dataDir' | 'maxFileBytes' | 'trustProxy' | 'publicUrl' | 'allowedHosts'>
  clock: Clock
  log: Log
}

/** The same with what the door itself remembers. */
export interface DoorParts extends WebdavParts { pending: Pending; foldersBranch: FoldersBranch; parents: KnownParents }

/** One request that came in, with who asks and what for. */
export interface Call {
  parts: DoorParts
  request: IncomingMessage
  response: ServerResponse
  actor: DeviceActor
  /** Names below /dav/, decoded. */
  segments: string[]
  /** The path ended with '/'. */
  isFolderPath: boolean
  turns: Turns
  /** Where bytes lie while they arrive. */
  workFolder: string
}
