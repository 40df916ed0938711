import type { Stretch } from '../sound.ts'

const BEGINS = 0.5 // chance above which voice begins, and below ENDS it ends (of the network's authors)
const ENDS = 0.35
/** Seconds: a shorter pause belongs to the turn, a shorter turn is none; a turn is told that much earlier and later, so that no sound of it is cut. */
const PAUSE = 0.1
const SHORTEST = 0.25
const AROUND = 0.03

/** Makes stretches of voice out of the chance of voice in each step of `step` seconds, as they come. */
export function findTurns(step: number) {
  const turns: Stretch[] = []
  let steps = 0
  /** Seconds: where the voice began, and where it paused if it did. */
  let began: number | undefined, paused: number | undefined

  function close(end: number, last: number): void {
    if (began !== undefined && end - began >= SHORTEST) turns.push([Math.max(0, began - AROUND), Math.min(last, end + AROUND)])
    began = paused = undefined
  }

  return {
    turns: turns as readonly Stretch[],
    since: () => began,
    add(chance: number): void {
      const from = steps * step
      steps++
      if (chance > BEGINS) {
        began ??= from
        paused = undefined
      } else if (began !== undefined) {
        if (chance < ENDS) paused ??= from
        if (paused !== undefined && steps * step - paused >= PAUSE) close(paused, Infinity)
      }
    },
    /** The sound ended after so many seconds. */
    finish(seconds: number): void {
      close(Math.min(seconds, paused ?? seconds), seconds)
    },
  }
}
