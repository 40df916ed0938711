/** What can wait has its turn although others are ahead of it, when it has waited so long. */
const PATIENCE_MS = 20_000
/** So long a child is kept free for the next of those who go first: it comes when the last result is written down. */
export const GRACE_MS = 300

export interface InLine { later: boolean; /** When it came into the line, ms. */ since: number }

/** Who is next: first the tasks that a person waits for; those that can wait take what is left, and one child at most from the others. */
export function createTurns(size: number, now: () => number = Date.now) {
  let lastLater = 0
  let lastFirst = 0
  const isFirstExpected = (): boolean => now() - lastFirst < GRACE_MS
  return {
    /** True when one who can wait should leave a free child alone for a moment. */
    mustWait: (later: boolean): boolean => later && isFirstExpected(),
    ended(later: boolean): void {
      if (!later) lastFirst = now()
    },
    /** Takes the next one out of the line; 'soon' when it is too early to give the child to those who can wait; laterNow is how many of these run. */
    next<Waiting extends InLine>(line: Waiting[], laterNow: number): Waiting | 'soon' | undefined {
      const patient = line.find(({ later }) => later)
      const isTurnOfLater = patient !== undefined && now() - Math.max(patient.since, lastLater) > PATIENCE_MS && laterNow < Math.max(1, size - 1)
      if (!isTurnOfLater && isFirstExpected() && line.every(({ later }) => later)) return 'soon'
      const at = line.findIndex(({ later }) => later === isTurnOfLater)
      const [next] = line.splice(Math.max(0, at), 1)
      if (next?.later) lastLater = now()
      return next
    },
  }
}
