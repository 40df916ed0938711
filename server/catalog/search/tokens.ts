import type { Problem, Span } from './query.ts'

/** A piece of the text: `name` is there for a filter, whose value is `text`. */
export type Token = Span & (
  | { type: 'open' | 'close' | 'or' | 'minus' }
  | { type: 'word' | 'phrase'; text: string }
  | { type: 'filter'; name: string; text: string; typed: string; quoted: boolean }
)

const SPACE = /\s/u
const QUOTES = '"“”„«»'
const FILTER = /^(\p{L}[\p{L}-]*):/u

/** Cuts the text of the search box into words, "phrases", filters, brackets, OR and minus. */
export function tokenize(text: string): { tokens: Token[]; problems: Problem[] } {
  const tokens: Token[] = []
  const problems: Problem[] = []
  let at = 0
  const quoted = (): string => {
    const start = at
    let end = start + 1
    while (end < text.length && !QUOTES.includes(text.charAt(end))) end++
    if (end >= text.length) problems.push({ key: 'search.unclosed-quote', params: {}, start, end: text.length })
    at = Math.min(end + 1, text.length)
    return text.slice(start + 1, end)
  }
  const filterOrWord = (start: number): void => {
    const name = FILTER.exec(text.slice(at, at + 40))?.[1]
    if (name === undefined) {
      const word = bare(text, at, `()${QUOTES}`)
      at += word.length
      tokens.push(word === 'OR' || word === '|' ? { type: 'or', start, end: at } : { type: 'word', text: word, start, end: at })
      return
    }
    at += name.length + 1
    const valueAt = at
    const isQuoted = at < text.length && QUOTES.includes(text.charAt(at))
    const value = isQuoted ? quoted() : bare(text, at, '()')
    if (!isQuoted) at += value.length
    tokens.push({ type: 'filter', name: name.toLowerCase(), text: value, typed: text.slice(valueAt, at), quoted: isQuoted, start, end: at })
  }
  while (at < text.length) {
    const start = at
    const character = text.charAt(at)
    if (SPACE.test(character)) at++
    else if (character === '(' || character === ')') { at++; tokens.push({ type: character === '(' ? 'open' : 'close', start, end: at }) }
    else if (character === '-' && /\S/u.test(text.charAt(at + 1))) { at++; tokens.push({ type: 'minus', start, end: at }) }
    else if (QUOTES.includes(character)) { const phrase = quoted(); tokens.push({ type: 'phrase', text: phrase, start, end: at }) }
    else filterOrWord(start)
  }
  return { tokens, problems }
}

/** What stands from here to the next space or stop; a stop at the very beginning counts as text, so that there is always progress. */
function bare(text: string, from: number, stops: string): string {
  let end = from
  while (end < text.length && !SPACE.test(text.charAt(end)) && !stops.includes(text.charAt(end))) end++
  return text.slice(from, end)
}
