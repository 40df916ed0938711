import type { SaidLine } from './document.ts'
import { foldText } from './fold-text.ts'
import { runsOf } from './lexemes.ts'

const LETTER = '[\\p{L}\\p{M}\\p{N}]', BETWEEN = '[^\\p{L}\\p{M}\\p{N}]+'

/** Finds the segment in which something that is said begins, also where it goes on in the next one. Hours of talk are folded once, and only when they are looked through. */
export function inWhatIsSaid(said: readonly SaidLine[]): (text: string) => SaidLine | undefined {
  let folded: string | undefined
  return (text) => {
    const runs = runsOf(text)
    if (said.length === 0 || runs.length === 0) return undefined
    folded ??= foldText(said.map((line) => line.text.replaceAll('\n', ' ')).join('\n'))
    // letters and digits only: nothing in it is a sign of the pattern
    const pattern = new RegExp(`${runs[0]?.unspaced ? '' : `(?<!${LETTER})`}${runs.map((run) => run.text).join(BETWEEN)}`, 'u')
    const at = folded.search(pattern)
    return at < 0 ? undefined : said[folded.slice(0, at).split('\n').length - 1]
  }
}
