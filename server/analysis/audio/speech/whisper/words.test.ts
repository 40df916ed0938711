import { describe, expect, it } from 'vitest'
import { alignTokens } from './align-tokens.ts'
import { placeSegment } from './place-segment.ts'
import { splitWords } from './split-words.ts'

describe('alignTokens', () => {
  it('finds where each token was looked at, by several heads, one of which is of no use', () => {
    const look = (from: number, to: number) => [Float32Array.from({ length: 60 }, (_, frame) => (frame >= from && frame < to ? 1 : 0.01)), new Float32Array(60).fill(0.1)]
    const begins = alignTokens([look(0, 20), look(20, 35), look(35, 60)], 60, 7)
    expect(begins).toHaveLength(4)
    ;[0, 20, 35, 60].forEach((frame, i) => { expect(Math.abs(begins[i]! - frame)).toBeLessThanOrEqual(2) })
  })

  it('has nothing to say without looks', () => {
    expect(alignTokens([], 100, 7)).toEqual([])
    expect(alignTokens([[]], 100, 7)).toEqual([])
  })
})

describe('splitWords', () => {
  const letters: Record<number, string> = { 1: ' ill', 2: '-', 3: 'dis', 4: 'posed', 5: '.', 6: ' He', 7: ' "', 8: '私', 9: 'は' }
  const text = (ids: readonly number[]): string => (ids.join() === '20,21' ? '語' : ids.map((id) => letters[id] ?? '\ufffd').join(''))
  const words = (tokens: number[], language: string) => splitWords(tokens, tokens.map((_, i) => i), text, language)

  it('goes by spaces, and leaves signs at the word before', () => {
    expect(words([6, 1, 2, 3, 4, 5, 7], 'en')).toEqual([{ text: 'He', places: [0] }, { text: 'ill-disposed. "', places: [1, 2, 3, 4, 5, 6] }])
  })

  it('goes by letters where words have no spaces between them, and keeps together what makes one', () => {
    expect(words([8, 20, 21, 9], 'ja')).toEqual([{ text: '私', places: [0] }, { text: '語', places: [1, 2] }, { text: 'は', places: [3] }])
  })
})

describe('placeSegment', () => {
  const voice = { turns: () => [[10, 12], [20, 21]] as const, speakingSince: () => undefined }
  /** The window begins at 10; after 2 seconds of it the pause is left out. */
  const timeOf = (seconds: number, side: 'start' | 'end'): number => (seconds < 2 || (seconds === 2 && side === 'end') ? 10 + seconds : 18 + seconds)

  it('is in two where a pause was left out in its middle', () => {
    const words = [{ start: 0, end: 1, text: 'one' }, { start: 1, end: 2, text: 'two' }, { start: 2, end: 3, text: 'three' }]
    expect(placeSegment({ start: 0, end: 3, text: 'one two three', words }, timeOf, voice, ' ')).toEqual([
      { start: 10, end: 12, text: 'one two', words: [{ start: 10, end: 11, text: 'one' }, { start: 11, end: 12, text: 'two' }] },
      { start: 20, end: 21, text: 'three', words: [{ start: 20, end: 21, text: 'three' }] },
    ])
  })

  it('begins and ends where somebody speaks', () => {
    const early = { turns: () => [[10.4, 11.5]] as const, speakingSince: () => undefined }
    expect(placeSegment({ start: 0, end: 1.9, text: 'so', words: [{ start: 0.1, end: 1.9, text: 'so' }] }, timeOf, early, ' ')).toEqual([{ start: 10.4, end: 11.5, text: 'so', words: [{ start: 10.4, end: 11.5, text: 'so' }] }])
  })
})
