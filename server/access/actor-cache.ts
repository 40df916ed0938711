import type { Clock } from '../platform/index.ts'
import type { Authenticated } from './sessions.ts'

/** A page and its pictures are dozens of requests within seconds; what another process changes is seen after this at the latest, also without events. */
const KEPT_MS = 5000
const MOST = 1000

export type ActorCache = ReturnType<typeof createActorCache>

/** Who a session belongs to, remembered for seconds and forgotten the moment anything about the person changes here. */
export function createActorCache({ clock }: { clock: Clock }) {
  const kept = new Map<string, { value: Authenticated; until: number }>()
  let changes = 0
  return {
    get(sessionId: string): Authenticated | undefined {
      const entry = kept.get(sessionId)
      const now = clock.now().getTime()
      if (!entry || entry.until <= now || entry.value.session.expiresAt.getTime() <= now) return undefined
      return entry.value
    },
    /** To be read before the database is, and given to `put`: an answer that a change overtook is not kept. */
    changesSoFar: (): number => changes,
    put(value: Authenticated, asOf: number): void {
      if (asOf !== changes) return
      if (kept.size >= MOST) kept.clear()
      kept.set(value.session.id, { value, until: clock.now().getTime() + KEPT_MS })
    },
    forget(userIds: readonly string[]): void {
      changes += 1
      for (const [id, { value }] of kept) if (userIds.includes(value.actor.userId)) kept.delete(id)
    },
  }
}
