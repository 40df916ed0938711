import { roundTime } from '../../round-time.ts'
import { turnsAround, type SpokenTurns } from '../gather/turns-around.ts'
import type { WindowWord } from './window-words.ts'

/** A piece of text with its words, at times of a window or of the sound. */
export interface TimedText { start: number; end: number; text: string; words: readonly WindowWord[] }

/** Of words that belong together, seconds; a longer pause was left out between them. */
const LONGEST_PAUSE = 2.5

/**
 * A segment of a window at its time in the sound; in two where a pause was left out in its middle. All begin and end where somebody speaks: what a network sees of a pause is often the word beside it.
 */
export function placeSegment({ start, end, text, words }: TimedText, timeOf: (seconds: number, side: 'start' | 'end') => number, voice: SpokenTurns, between: string): (TimedText & { words: WindowWord[] })[] {
  if (text === '') return []
  const at = (from: number, to: number): { start: number; end: number } => {
    const first = timeOf(from, 'start')
    return { start: roundTime(first), end: roundTime(Math.max(first, timeOf(to, 'end'))) }
  }
  const timed = words.map((word) => ({ ...at(word.start, word.end), text: word.text }))
  const cut = timed.findIndex((word, i) => i > 0 && word.start - timed[i - 1]!.end > LONGEST_PAUSE)
  if (cut < 0) return [{ ...whereSpoken(at(start, end), voice), text, words: timed.map((word) => ({ ...word, ...whereSpoken(word, voice) })) }]
  const part = (some: readonly WindowWord[], from: number, to: number): (TimedText & { words: WindowWord[] })[] =>
    placeSegment({ start: from, end: to, text: some.map((word) => word.text).join(between), words: some }, timeOf, voice, between)
  return [...part(words.slice(0, cut), start, words[cut - 1]!.end), ...part(words.slice(cut), words[cut]!.start, end)]
}

function whereSpoken({ start, end }: Pick<WindowWord, 'start' | 'end'>, voice: SpokenTurns): { start: number; end: number } {
  const turns = turnsAround(voice, start, end)
  const begun = Math.max(start, turns[0]?.[0] ?? start)
  return { start: roundTime(begun), end: roundTime(Math.max(begun, Math.min(end, turns.at(-1)?.[1] ?? end))) }
}
