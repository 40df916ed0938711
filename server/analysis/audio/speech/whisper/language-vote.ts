import { chancesOf } from './choose-token.ts'
import type { WhisperFacts } from './whisper-facts.ts'

/** A language is settled for a passage when it is that likely, or after so many windows. */
const SURE = 0.8
const ENOUGH_WINDOWS = 3

export type LanguageVote = ReturnType<typeof createLanguageVote>

/** Finds the language of each passage by the chances that its first windows give. */
export function createLanguageVote({ languages }: Pick<WhisperFacts, 'languages'>) {
  const codes = [...languages.keys()], tokens = [...languages.values()]
  const all = new Float64Array(codes.length)
  let passage = new Float64Array(codes.length), windows = 0, weight = 0
  const best = (): number => passage.reduce((most, sum, i) => (sum > passage[most]! ? i : most), 0)
  return {
    /** Counts a window of so many seconds by what its network thinks of the first token. */
    count(logits: Float32Array, seconds: number): void {
      windows++
      weight += seconds
      chancesOf(logits, tokens).forEach((chance, i) => {
        passage[i]! += chance
        all[i]! += chance * seconds
      })
    },
    decided: (): boolean => windows >= ENOUGH_WINDOWS || (windows > 0 && passage[best()]! / windows >= SURE),
    language: (): string => codes[best()]!,
    chanceOf: (code: string): number => (weight > 0 ? all[codes.indexOf(code)]! / weight : 0),
    /** Another passage begins. */
    next(): void {
      passage = new Float64Array(codes.length)
      windows = 0
    },
  }
}
