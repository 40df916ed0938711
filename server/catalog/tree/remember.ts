import type { Actor } from '../../access/index.ts'
import { sightKey } from '../../library/index.ts'
import type { TreeStamp } from './tree-changes.ts'

/** Actors whose readings are kept. */
const KEPT = 24
/** Readings that are kept of each. */
const MOST_READINGS = 400

/** Reads something once for an actor, until the tree changes. */
export type Remember = <Value>(actor: Actor, name: string, read: () => Promise<Value>) => Promise<Value>

/** Reads something once, until the tree changes, whoever asks. */
export type Keep = <Value>(name: string, read: () => Promise<Value>) => Promise<Value>

/** Remembers readings while the tree stands where it stood when they were read. */
export function keepWhile(stamp: () => Promise<TreeStamp>): Keep {
  let kept = { updateId: -1, readings: new Map<string, Promise<unknown>>() }
  return async <Value>(name: string, read: () => Promise<Value>): Promise<Value> => {
    // asked before anything is read: what changes between the two makes the next caller ask again
    const { updateId } = await stamp()
    if (kept.updateId !== updateId) kept = { updateId, readings: new Map() }
    const { readings } = kept
    const reading = (readings.get(name) ?? read()) as Promise<Value>
    keepLast(readings, name, reading, MOST_READINGS)
    reading.catch(() => readings.delete(name)) // whoever waits hears of it; the next caller asks again
    return reading
  }
}

/** Counts and lists of containers, remembered apart for each actor. */
export function rememberWhile(stamp: () => Promise<TreeStamp>): Remember {
  const ofActors = new Map<string, Keep>()
  return (actor, name, read) => {
    const key = `${actor.userId} ${sightKey(actor)}`
    const keep = ofActors.get(key) ?? keepWhile(stamp)
    keepLast(ofActors, key, keep, KEPT)
    return keep(name, read)
  }
}

function keepLast<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - most))) map.delete(oldest)
}
