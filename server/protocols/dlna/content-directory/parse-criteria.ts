import { UpnpFault } from '../soap/upnp-fault.ts'

/** What Search can be asked about, as GetSearchCapabilities tells. */
export const searchable = ['@id', '@refID', 'upnp:class', 'dc:title', 'dc:creator', 'dc:date', 'upnp:artist', 'upnp:album', 'upnp:genre'] as const
export type Searchable = (typeof searchable)[number]
export const operators = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'doesNotContain', 'derivedfrom', 'exists'] as const
export type Operator = (typeof operators)[number]

/** Search criteria of ContentDirectory:1 section 2.5.5; `all` is the asterisk. */
export type Criteria =
  | { what: 'all' }
  | { what: 'and'; left: Criteria; right: Criteria }
  | { what: 'or'; left: Criteria; right: Criteria }
  | { what: 'term'; property: Searchable; operator: Operator; value: string }

const LONGEST = 4096
const MOST_TERMS = 50
// a quoted value knows \" and \\ ; everything else is a word or a sign
const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|([()])|(!=|<=|>=|=|<|>)|([^\s()"=<>!]+))/gy

interface Token { kind: 'value' | 'bracket' | 'sign' | 'word'; text: string }

/**
 * Reads search criteria.
 * @throws UpnpFault 708 for what does not follow the grammar, or names a property that is not searched
 */
export function parseCriteria(text: string): Criteria {
  if (text.length > LONGEST) throw new UpnpFault(708)
  if (text.trim() === '*') return { what: 'all' }
  const tokens = tokensOf(text)
  let at = 0
  let terms = 0
  const next = (): Token => tokens[at++] ?? refuse()
  const isAhead = (word: string): boolean => tokens[at]?.kind === 'word' && tokens[at]!.text.toLowerCase() === word

  /** `and` binds closer than `or`, as everywhere; the standard leaves it to brackets. */
  function either(): Criteria {
    let left = both()
    while (isAhead('or')) { at++; left = { what: 'or', left, right: both() } }
    return left
  }
  function both(): Criteria {
    let left = one()
    while (isAhead('and')) { at++; left = { what: 'and', left, right: one() } }
    return left
  }
  function one(): Criteria {
    const token = next()
    if (++terms > MOST_TERMS) return refuse()
    if (token.kind === 'bracket' && token.text === '(') {
      const inner = either()
      return next().text === ')' ? inner : refuse()
    }
    return token.kind === 'word' ? term(token.text) : refuse()
  }
  function term(name: string): Criteria {
    const property = searchable.find((each) => each === name) ?? refuse()
    const said = next()
    const operator = operators.find((each) => each.toLowerCase() === said.text.toLowerCase()) ?? refuse()
    const value = next()
    if (value.kind !== (operator === 'exists' ? 'word' : 'value')) return refuse()
    if (operator === 'exists' && !/^(true|false)$/i.test(value.text)) return refuse()
    return { what: 'term', property, operator, value: operator === 'exists' ? value.text.toLowerCase() : value.text }
  }

  const criteria = either()
  return at === tokens.length ? criteria : refuse()
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text)
    if (!match) return refuse()
    const [, value, bracket, sign, word] = match
    tokens.push(value !== undefined ? { kind: 'value', text: value.replace(/\\(.)/gs, '$1') } : bracket !== undefined ? { kind: 'bracket', text: bracket } : sign !== undefined ? { kind: 'sign', text: sign } : { kind: 'word', text: word! })
  }
  return tokens
}

function refuse(): never {
  throw new UpnpFault(708)
}
