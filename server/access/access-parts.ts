import type { Clock, Database, Log } from '../platform/index.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import type { ChangeAccess } from './change-access.ts'
import type { Sessions } from './sessions.ts'

/** What the use-cases of this room work with. */
export interface AccessParts {
  db: Database
  clock: Clock
  log: Log
  limit: AttemptLimit
  sessions: Sessions
  change: ChangeAccess
  /** DATA_DIR/secrets. */
  secretsDir: string
}

/** Where a request comes from, as its door knows it: never from the request's body. */
export interface Caller {
  /** IP address of the peer, or of the client behind a trusted proxy. */
  address: string
  userAgent: string
}
