import { VOICE_RATE } from '../../sound.ts'

/** Remembers where pieces of a sound stood that are now side by side. Places count samples. */
export function createPieces() {
  let pieces: { at: number; from: number }[] = []
  return {
    /** What lies from `at` on stood from `from` on in the sound. */
    add: (at: number, from: number): void => { pieces.push({ at, from }) },
    /** What lies before a place is asked for no more. */
    forget(before: number): void {
      const first = pieces.findLastIndex(({ at }) => at <= before)
      if (first > 0) pieces = pieces.slice(first)
    },
    /** Seconds of the sound. Where something was left out, an end is before it and a beginning after it. */
    timeOf(place: number, side: 'start' | 'end'): number {
      const piece = pieces.findLast(({ at }) => (side === 'start' ? at <= place : at < place)) ?? pieces[0]
      return ((piece ? piece.from - piece.at : 0) + place) / VOICE_RATE
    },
  }
}
