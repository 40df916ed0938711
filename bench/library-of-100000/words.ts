/** A sequence of numbers that is the same on every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const syllables = ['ba', 'cor', 'den', 'fi', 'gra', 'hol', 'in', 'jo', 'kar', 'lu', 'mon', 'ne', 'or', 'pa', 'qui', 'ro', 'sta', 'tu', 'ver', 'wal', 'xe', 'yor', 'za', 'ther', 'lin', 'mar', 'son', 'ber', 'gen', 'tal']
const make = random(1)
/** 20,000 words as different as those of a language. */
export const vocabulary: readonly string[] = [...new Set(Array.from({ length: 26_000 }, () => Array.from({ length: 2 + Math.floor(make() * 3) }, () => syllables[Math.floor(make() * syllables.length)]).join('')))].slice(0, 20_000)

/** A word as often as language has it (Zipf): the first one in every tenth place, most hardly ever. */
export const someWord = (next: () => number): string => vocabulary[Math.floor(vocabulary.length ** next()) - 1] ?? vocabulary[0]!
export const someWords = (next: () => number, count: number): string => Array.from({ length: count }, () => someWord(next)).join(' ')
