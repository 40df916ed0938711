import { editDistance } from './compare-text.ts'

/** Languages that write no spaces between words: their letters are counted instead. */
const BY_LETTERS = new Set(['ja', 'zh', 'th'])
/** What one hears is the same, however it is written. */
const SAME: Readonly<Record<string, string>> = { mister: 'mr', doctor: 'dr', okay: 'ok' }

/** What is counted of a transcript: words without signs and capitals, or letters where there are no words. */
export function spokenUnits(text: string, language: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[’']/g, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  if (BY_LETTERS.has(language)) return [...plain.replaceAll(' ', '')]
  return plain === '' ? [] : plain.split(' ').map((word) => SAME[word] ?? word)
}

/** Words (or letters) that would have to be put in, taken out or changed. */
export const spokenErrors = (said: readonly string[], heard: readonly string[]): number => editDistance(said, heard).at(-1) ?? 0
