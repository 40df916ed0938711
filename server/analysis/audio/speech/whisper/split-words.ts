import type { PieceText } from '../../../../inference/index.ts'

/** A word and the places of its tokens, which lie side by side. */
export interface TokenWord { text: string; places: number[] }

/** They write words without spaces between them: each token that ends a letter ends a word. */
const WITHOUT_SPACES = new Set(['zh', 'ja', 'th', 'lo', 'my', 'yue'])
/** What stands between words. */
export const betweenWords = (language: string): string => (WITHOUT_SPACES.has(language) ? '' : ' ')

const CLOSING = /^[\s]*[\p{Pe}\p{Pf}\p{Po}'"’…—–-]+$/u

/** Puts tokens of text together to words as one reads them: signs belong to the word before. */
export function splitWords(tokens: readonly number[], places: readonly number[], text: PieceText, language: string): TokenWord[] {
  const letters = wholeLetters(tokens, places, text)
  const words: TokenWord[] = []
  for (const piece of letters) {
    const last = words.at(-1)
    const begins = WITHOUT_SPACES.has(language) || /^\s/.test(piece.text)
    if (!last || (begins && !CLOSING.test(piece.text))) words.push(piece)
    else {
      last.text += piece.text
      last.places.push(...piece.places)
    }
  }
  return words.map(({ text: word, places: at }) => ({ text: word.trim(), places: at })).filter((word) => word.text !== '')
}

/** Tokens are bytes: those that make a letter together stay together. */
function wholeLetters(tokens: readonly number[], places: readonly number[], text: PieceText): TokenWord[] {
  const whole: TokenWord[] = []
  let open: number[] = []
  for (const place of places) {
    open.push(place)
    const piece = text(open.map((at) => tokens[at]!))
    if (piece.includes('\ufffd') && open.length < 4) continue
    whole.push({ text: piece, places: open })
    open = []
  }
  if (open.length > 0) whole.push({ text: text(open.map((at) => tokens[at]!)), places: open })
  return whole
}
