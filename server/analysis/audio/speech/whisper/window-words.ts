import { alignTokens } from './align-tokens.ts'
import type { HeardWindow } from './hear-window.ts'
import type { TokenSegment } from './split-segments.ts'
import { splitWords } from './split-words.ts'
import type { Whisper } from './whisper.ts'
import { TIME_STEP } from './whisper-facts.ts'

/** A word of a window, seconds of the window. */
export interface WindowWord { start: number; end: number; text: string }

/** The words of each segment of a window of `seconds`; none where the network does not tell where it looks. */
export function windowWords({ facts, text }: Whisper, { tokens, looked }: HeardWindow, segments: readonly TokenSegment[], language: string, seconds: number): WindowWord[][] {
  // times are aligned along with the text, so that pauses find their place; the first token is one, and has nothing to look at
  const begins = alignTokens(looked.slice(1), Math.min(looked[1]?.[0]?.length ?? 0, Math.ceil(seconds / TIME_STEP)), facts.smoothing)
  if (begins.length === 0) return segments.map(() => [])
  const beginOf = (place: number): number => begins[Math.max(0, place - 1)]! * TIME_STEP
  return segments.map(({ start, end, places }) => {
    const within = (time: number): number => Math.min(end, Math.max(start, time))
    return splitWords(tokens, places, text, language).map((word) => {
      const begun = within(beginOf(word.places[0]!))
      return { start: begun, end: Math.max(begun, within(beginOf(word.places.at(-1)! + 1))), text: word.text }
    })
  })
}
