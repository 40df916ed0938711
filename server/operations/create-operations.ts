import { requireAdmin, type Access, type Actor } from '../access/index.ts'
import type { Library } from '../library/index.ts'
import { installedTools, type InstalledTool } from '../media/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Queue } from '../platform/queue.ts'
import { watchEventLoop } from './event-loop-lag.ts'
import { checkEssentials, checkHealth, type HealthReport } from './health.ts'
import { purgeTrashJob, sweepLeftoversJob } from './jobs.ts'
import { purgeTrash } from './purge-trash.ts'
import { houseStatus, type HouseStatus } from './status.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'

export interface OperationsParts {
  db: Database
  clock: Clock
  log: Log
  queue: Pick<Queue, 'counts' | 'work'>
  access: Access
  library: Library
  dataDir: string
  /** Mantel's own. */
  version: string
  trashDays: number
  /** What media finds on this machine, unless told. */
  installedTools?: () => Promise<InstalledTool[]>
}

export type Operations = ReturnType<typeof createOperations>

/** Anybody may ask how we are: an answer serves for so long, so that asking costs nothing. */
const REMEMBERED_MS = 2000

/** Keeping the house: its health, its figures, and what runs by itself at night. */
export function createOperations(given: OperationsParts) {
  const parts = { installedTools, ...given }
  const { clock, queue } = parts
  const startedAt = clock.now()
  const eventLoop = watchEventLoop(parts.log)
  let isReady = false
  let last: { at: number; report: Promise<HealthReport> } | undefined
  const essentials = (): Promise<HealthReport> => {
    const now = clock.now().getTime()
    if (!last || now - last.at >= REMEMBERED_MS) last = { at: now, report: checkEssentials(parts) }
    return last.report
  }
  const unlessStarting = <Status extends string>(status: Status): Status | 'starting' => (isReady ? status : 'starting')
  queue.work(purgeTrashJob, async (_, { signal }) => { await purgeTrash(parts, signal) })
  queue.work(sweepLeftoversJob, async () => { await sweepLeftovers(parts) })

  return {
    /** To be called once everything is started: until then we are 'starting'. */
    ready: (): void => { isReady = true },
    /** For monitors, without a login: a missing tool or a nearly full disk is no reason to restart us, and nobody else's business. */
    async health(): Promise<{ status: 'starting' | 'ok' | 'failing' }> {
      const { status } = await essentials()
      return { status: unlessStarting(status === 'degraded' ? 'ok' : status) }
    },
    /**
     * Every check with its reason.
     * @throws AppError 'forbidden' access.admin-needed
     */
    async healthDetails(actor: Actor): Promise<HealthReport> {
      requireAdmin(actor)
      const { status, checks } = await checkHealth(parts)
      return { status: unlessStarting(status), checks }
    },
    status: (actor: Actor): Promise<HouseStatus> => houseStatus({ ...parts, startedAt }, actor),
    /** At start, before work begins; nightly besides. */
    sweep: (): Promise<number> => sweepLeftovers(parts),
    stop: (): void => { eventLoop.stop() },
  }
}
