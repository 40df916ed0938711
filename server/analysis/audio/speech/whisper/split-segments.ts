import { TIME_STEP, type WhisperFacts } from './whisper-facts.ts'

/** A stretch of text of a window: which of its tokens, and from when to when in seconds of the window. */
export interface TokenSegment { start: number; end: number; /** Places of its tokens of text. */ places: number[] }

/** What a window says, and how far it was heard to its end. */
export interface SplitWindow { segments: TokenSegment[]; /** Seconds: where the next window is to begin. */ heardTo: number }

/** Takes the tokens of a window of `seconds` apart at its times. What began before the end of the window and did not end there is heard again, unless nothing ended before it. */
export function splitSegments(tokens: readonly number[], { firstTime }: Pick<WhisperFacts, 'firstTime'>, seconds: number): SplitWindow {
  const segments: TokenSegment[] = []
  let start: number | undefined, places: number[] = []
  tokens.forEach((token, place) => {
    if (token < firstTime) return void places.push(place)
    const time = Math.min(seconds, (token - firstTime) * TIME_STEP)
    if (start !== undefined && places.length > 0) {
      segments.push({ start, end: time, places })
      start = undefined
      places = []
    } else start = time
  })
  const last = segments.at(-1)
  if (last && places.length > 0) return { segments, heardTo: last.end } // cut off in the middle of the next one
  if (places.length > 0) segments.push({ start: start ?? 0, end: seconds, places })
  // a time right after an end says that something else begins: else all was heard
  const more = last !== undefined && start !== undefined && tokens.length > 1
  return { segments, heardTo: more ? last.end : seconds }
}
