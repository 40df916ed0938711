import type { Actor } from '../../../access/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { RailCounts } from '../../../../views/layouts/frame.ts'

const FRESH_MS = 2000
const LONGEST_MS = 60_000

/**
 * The numbers beside the rail's entries, remembered for each person: they stand on every page, and counting looks at every file.
 * Older ones than two seconds still serve while they are counted anew; /live corrects the page when that is done.
 */
export function rememberCounts(count: (actor: Actor) => Promise<RailCounts>, clock: Clock): (actor: Actor) => Promise<RailCounts> {
  const kept = new Map<string, { at: number; counts: RailCounts }>()
  const counting = new Map<string, Promise<RailCounts>>()
  // whoever was limited a moment ago is not shown what they saw before
  const keyOf = ({ userId, isLimited }: Actor): string => `${userId} ${isLimited}`
  const countAnew = (actor: Actor): Promise<RailCounts> => {
    const under = counting.get(keyOf(actor))
    if (under) return under
    const counts = count(actor).then((found) => {
      kept.set(keyOf(actor), { at: clock.now().getTime(), counts: found })
      return found
    }).finally(() => counting.delete(keyOf(actor)))
    counting.set(keyOf(actor), counts)
    return counts
  }
  return async (actor) => {
    const known = kept.get(keyOf(actor))
    const age = known ? clock.now().getTime() - known.at : Infinity
    if (known && age < FRESH_MS) return known.counts
    const counts = countAnew(actor)
    if (!known || age > LONGEST_MS) return counts
    counts.catch(() => undefined) // the next page asks again
    return known.counts
  }
}
