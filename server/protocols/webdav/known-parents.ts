/** Milliseconds for which a folder that was just there is taken to be there still. */
const REMEMBERED = 1000
const MOST = 1000

export type KnownParents = ReturnType<typeof createKnownParents>

/**
 * Folders that were there a moment ago: who copies a thousand files into one asks a thousand times whether it is. What this door itself moves or takes away is
 * forgotten at once; a folder that goes by another door in that second is made again by the file that comes, as when both happen at the same moment.
 */
export function createKnownParents() {
  const seen = new Map<string, number>()
  return {
    has: (key: string): boolean => performance.now() - (seen.get(key) ?? -REMEMBERED) < REMEMBERED,
    saw(key: string): void {
      if (seen.size >= MOST) seen.clear()
      seen.set(key, performance.now())
    },
    forget: (): void => seen.clear(),
  }
}
