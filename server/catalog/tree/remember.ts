import { spacesOf, type Actor } from '../../access/index.ts'
import type { TreeStamp } from './tree-changes.ts'

/** Actors whose readings are kept. */
const KEPT = 24
/** Readings that are kept of each. */
const MOST_READINGS = 400

/** Reads something once for an actor, until the tree changes. */
export type Remember = <Value>(actor: Actor, name: string, read: () => Promise<Value>) => Promise<Value>

/** Counts and lists of containers, remembered while the tree stands where it stood when they were read. */
export function rememberWhile(stamp: () => Promise<TreeStamp>): Remember {
  const kept = new Map<string, { updateId: number; readings: Map<string, Promise<unknown>> }>()
  return async <Value>(actor: Actor, name: string, read: () => Promise<Value>): Promise<Value> => {
    const key = `${actor.userId} ${spacesOf(actor).toSorted().join()}`
    // asked before anything is read: what changes between the two makes the next caller ask again
    const { updateId } = await stamp()
    const known = kept.get(key)
    const readings = known?.updateId === updateId ? known.readings : new Map<string, Promise<unknown>>()
    keepLast(kept, key, { updateId, readings }, KEPT)
    const reading = (readings.get(name) ?? read()) as Promise<Value>
    keepLast(readings, name, reading, MOST_READINGS)
    reading.catch(() => readings.delete(name)) // whoever waits hears of it; the next caller asks again
    return reading
  }
}

function keepLast<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - most))) map.delete(oldest)
}
