import type { Stretch } from '../../sound.ts'
import type { HeardVoice } from '../../voice/hear-voice.ts'

/** Where somebody speaks, as far as the sound was heard. */
export type SpokenTurns = Pick<HeardVoice, 'turns' | 'speakingSince'>

const TOUCH = 0.1 // seconds: less in common is none

/** The turns of voice that lie at least in part between two times, in order; one that still goes on has no end. */
export function turnsAround(voice: SpokenTurns, from: number, to: number): Stretch[] {
  const since = voice.speakingSince()
  const found: Stretch[] = since !== undefined && since < to - TOUCH ? [[since, Infinity]] : []
  const turns = voice.turns()
  for (let i = turns.length - 1; i >= 0 && turns[i]![1] > from + TOUCH; i--) if (turns[i]![0] < to - TOUCH) found.unshift(turns[i]!)
  return found
}
