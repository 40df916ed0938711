import { deflateSync } from 'node:zlib'

const LONGEST_ROUND = 24 // tokens of what is said again and again
const ENOUGH_ROUNDS = 4
const ENOUGH_TOKENS = 16 // together: four times 'no' is speech

/** Whether the tokens end in a loop: the same few of them over and over. */
export function endsInLoop(tokens: readonly number[]): boolean {
  for (let round = 1; round <= LONGEST_ROUND; round++) {
    const needed = Math.max(ENOUGH_ROUNDS * round, ENOUGH_TOKENS)
    if (tokens.length < needed) return false
    let same = 0
    while (same < needed - round && tokens[tokens.length - 1 - same] === tokens[tokens.length - 1 - same - round]) same++
    if (same >= needed - round) return true
  }
  return false
}

/** How many times shorter a text becomes when it is packed; speech stays below 2.4. 0 for none. */
export function compressionRatio(text: string): number {
  const bytes = Buffer.from(text.trim(), 'utf8')
  return bytes.length === 0 ? 0 : bytes.length / deflateSync(bytes).length
}
