import { foldText } from './fold-text.ts'

// Scripts that set words without spaces (or glue particles on, as Korean does): any two neighbouring characters are a lexeme, so that any part of a text is found.
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const RUNS = new RegExp(`(?<unspaced>[${UNSPACED}]+)|(?<word>(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+)`, 'gu')
/** Longer words are cut: nobody types them, and the index holds no more than 2 kB a word. */
const LONGEST = 80

/** One run of letters as it is searched: a word, or the overlapping pairs of a script without spaces. */
export interface Run { lexemes: string[]; unspaced: boolean; text: string }

/** Splits a text into its runs, folded. */
export function runsOf(text: string): Run[] {
  return [...foldText(text).matchAll(RUNS)].map(({ groups }) => {
    const unspaced = groups?.unspaced
    if (unspaced === undefined) return { lexemes: [(groups?.word ?? '').slice(0, LONGEST)], unspaced: false, text: groups?.word ?? '' }
    return { lexemes: pairsOf(unspaced), unspaced: true, text: unspaced }
  })
}

/** 東京都 → 東京, 京都. */
function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.length === 1 ? characters : characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}
