import { familyOf } from './families.ts'

/** A class that was heard without a break: seconds [start, end), and its highest score there. */
export interface HeardEvent { label: number; start: number; end: number; score: number }

/** Once heard, a class goes on down to this share of its threshold. */
const GOES_ON = 0.6

/** Puts scores of windows together to stretches of each class, in bounded memory: of too many, the fainter half goes. */
export function gatherEvents(labels: number, most: number) {
  const thresholds = Float32Array.from({ length: labels }, (_, label) => familyOf(label).least)
  const open = new Map<number, HeardEvent>()
  const closed: HeardEvent[] = []
  const close = (event: HeardEvent): void => {
    open.delete(event.label)
    closed.push(event)
    if (closed.length >= 2 * most) closed.splice(0, closed.length, ...strongest(closed, most))
  }
  return {
    /** The window stands for [start, end), which begins where the one before ended; scores[labels] from `offset` on. */
    add(scores: Float32Array, offset: number, start: number, end: number): void {
      for (let label = 0; label < labels; label++) {
        const score = scores[offset + label]!, least = thresholds[label]!
        if (score < least * GOES_ON) continue
        const before = open.get(label)
        if (before && before.end >= start) {
          before.end = end
          before.score = Math.max(before.score, score)
        } else if (score >= least) {
          if (before) close(before)
          open.set(label, { label, start, end, score })
        }
      }
      for (const event of open.values()) if (event.end < start) close(event)
    },
    /** In the order in which they begin. */
    finish(): HeardEvent[] {
      for (const event of open.values()) close(event)
      return strongest(closed, most).sort((a, b) => a.start - b.start || b.score - a.score)
    },
  }
}

const strongest = (events: readonly HeardEvent[], most: number): HeardEvent[] => [...events].sort((a, b) => b.score - a.score || a.start - b.start).slice(0, most)
