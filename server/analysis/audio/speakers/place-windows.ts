import type { Stretch } from '../sound.ts'
import { BRIDGED, WINDOW, WINDOW_HOP } from './voice-window.ts'

/** A shorter stretch of voice tells nothing of who speaks. */
const LEAST = 0.3
/** The last moment of voice that goes on may turn out to be a pause. */
const UNSURE = 0.15

/** Lays windows over voice as it becomes known; turns with a short pause between them are one stretch. */
export function placeWindows() {
  let seen = 0 // turns
  /** Of the stretch at hand: where it begins, up to where it is voice, and where its next window begins. */
  let begin: number | undefined, reach = 0, next = 0, laid = 0

  function* grow(from: number, to: number): Generator<Stretch> {
    if (begin !== undefined && from - reach > BRIDGED) yield* close()
    if (begin === undefined) begin = next = from
    reach = Math.max(reach, to)
    while (next + WINDOW <= reach) {
      yield [next, next + WINDOW]
      laid = next + WINDOW
      next += WINDOW_HOP
    }
  }

  /** The last window ends where the stretch does; a stretch that has room for none is one itself. */
  function* close(): Generator<Stretch> {
    if (begin === undefined) return
    const start = Math.max(begin, reach - WINDOW)
    if (reach > laid + 0.05 && reach - start >= LEAST) yield [start, reach]
    begin = undefined
    laid = reach
  }

  return {
    /** The windows that are sure by now: `turns` of voice have ended, one goes on since `since`, and so much was heard. */
    *add(turns: readonly Stretch[], since: number | undefined, heard: number): Generator<Stretch> {
      for (; seen < turns.length; seen++) yield* grow(...turns[seen]!)
      const sure = heard - UNSURE
      if (since !== undefined && sure - since >= LEAST) yield* grow(since, sure)
      else if (begin !== undefined && since === undefined && sure - reach > BRIDGED) yield* close()
    },
    /** The rest, when all turns are known. */
    *finish(turns: readonly Stretch[]): Generator<Stretch> {
      for (; seen < turns.length; seen++) yield* grow(...turns[seen]!)
      yield* close()
    },
  }
}
