import type { Actor } from '../../../access/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { RailCounts } from '../../../../views/layouts/frame.ts'

const KEPT_MS = 2000

/** The numbers beside the rail's entries, remembered for two seconds a person: they stand on every page and cost four queries. */
export function rememberCounts(count: (actor: Actor) => Promise<RailCounts>, clock: Clock): (actor: Actor) => Promise<RailCounts> {
  const kept = new Map<string, { at: number; counts: Promise<RailCounts> }>()
  return (actor) => {
    const now = clock.now().getTime()
    const known = kept.get(actor.userId)
    if (known && now - known.at < KEPT_MS) return known.counts
    const counts = count(actor)
    kept.set(actor.userId, { at: now, counts })
    counts.catch(() => kept.delete(actor.userId))
    return counts
  }
}
