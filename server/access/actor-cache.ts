import type { Clock } from '../platform/index.ts'
import type { Actor } from './actor.ts'

/** A page and its pictures are dozens of requests within seconds; what another process changes is seen after this at the latest, also without events. */
const KEPT_MS = 5000
const MOST = 1000

export type ActorCache<Kept extends { actor: Actor }> = ReturnType<typeof createActorCache<Kept>>

/** Who a session or an app password belongs to, remembered for seconds and forgotten the moment anything about the person changes here. */
export function createActorCache<Kept extends { actor: Actor }>({ clock }: { clock: Clock }) {
  const kept = new Map<string, { value: Kept; until: number }>()
  let changes = 0
  return {
    get(key: string): Kept | undefined {
      const entry = kept.get(key)
      return entry && entry.until > clock.now().getTime() ? entry.value : undefined
    },
    /** To be read before the database is, and given to `put`: an answer that a change overtook is not kept. */
    changesSoFar: (): number => changes,
    put(key: string, value: Kept, asOf: number, expiresAt?: Date): void {
      if (asOf !== changes) return
      if (kept.size >= MOST) kept.clear()
      kept.set(key, { value, until: Math.min(clock.now().getTime() + KEPT_MS, expiresAt?.getTime() ?? Infinity) })
    },
    forget(userIds: readonly string[]): void {
      changes += 1
      for (const [key, { value }] of kept) if (userIds.includes(value.actor.userId)) kept.delete(key)
    },
  }
}
