import { spacesOf, type Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { searchIndexed } from '../events.ts'
import { changedOf } from '../timeline/changed-of.ts'

/** Readings are kept for this many groups of spaces. */
const KEPT = 8
/** Of each group, so many readings. */
const MOST_READINGS = 40

type Reading<Value> = (actor: Actor) => Promise<Value>

/**
 * Readings of all the music of some spaces, remembered until files came, went or moved there, or were heard or read anew.
 * Grouping 100,000 tracks takes a good part of a second; what comes of it is small.
 */
export function keepReadings({ db, events }: Pick<CatalogParts, 'db' | 'events'>) {
  const kept = new Map<string, { changed: string; readings: Map<string, Promise<unknown>> }>()
  let heard = 0
  const hear = (): void => { heard += 1 }
  events.on(searchIndexed, 'catalog.music', async () => hear())
  // once more after the commit, and for documents that another process made
  events.listen(searchIndexed, hear)
  const readingsOf = async (actor: Actor): Promise<Map<string, Promise<unknown>>> => {
    const spaces = spacesOf(actor).toSorted()
    const key = spaces.join()
    // asked before anything is read: what changes between the two makes the next caller ask again
    const changed = `${heard} ${await changedOf(db, spaces)}`
    const known = kept.get(key)
    const readings = known?.changed === changed ? known.readings : new Map<string, Promise<unknown>>()
    kept.delete(key)
    kept.set(key, { changed, readings })
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    return readings
  }
  /** A reading that is remembered under a name. */
  return function remember<Value>(name: string, read: Reading<Value>): Reading<Value> {
    return async (actor) => {
      if (actor.isLimited) return read(actor) // what they see may end with any tag: nothing of it is kept
      const readings = await readingsOf(actor)
      const reading = (readings.get(name) ?? read(actor)) as Promise<Value>
      readings.delete(name)
      readings.set(name, reading)
      for (const oldest of [...readings.keys()].slice(0, Math.max(0, readings.size - MOST_READINGS))) readings.delete(oldest)
      reading.catch(() => readings.delete(name)) // whoever waits hears of it; the next caller asks again
      return reading
    }
  }
}
