import { POINT_WORDS, type PicturePoints } from '../../analysis/index.ts'

/** Of all words the same part is kept in every picture, so that two that share points still share words: one in so many. */
const KEPT = 2

/**
 * Words for the points of a picture, signed numbers of 32 bits, each once: a quarter of a point's description each. Some of the words of the same place in two copies are the same; of two strangers hardly ever more than one.
 * They are what an index can hold; whether the pictures fit is told by their points.
 */
export function wordsOf({ bits, count }: PicturePoints): number[] {
  const words = new Set<number>()
  for (let at = 0; at < count * POINT_WORDS; at += POINT_WORDS) {
    for (let part = 0; part < POINT_WORDS / 2; part++) {
      // half of what is compared across the direction of the point, half of the rest
      const word = mixed(bits[at + part]!, bits[at + part + POINT_WORDS / 2]!, part)
      if ((word >>> 8) % KEPT === 0) words.add(word)
    }
  }
  return [...words].sort((a, b) => a - b)
}

/** 64 bits and the number of their part as one number that tells them apart (the steps of MurmurHash3). */
function mixed(a: number, b: number, part: number): number {
  let hash = Math.imul(a ^ part ^ 0x9e3779b1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ b, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
