import { runsOf } from './lexemes.ts'
import type { FilterNode, ParsedQuery, Problem, QueryNode, Span } from './query.ts'
import { readFilter, type FilterRules } from './read-filter.ts'
import { tokenize, type Token } from './tokens.ts'
import { joinPeople, type PeopleToken } from './with-people.ts'

export const MOST_LETTERS = 1000, MOST_TERMS = 50, MOST_DEPTH = 12

export interface ParseOptions extends FilterRules {
  /** The last word may not be typed to its end: it also stands for longer ones. */
  typing?: boolean
  /** Names of people that 'with Ann and Ben' may mean. */
  people?: readonly string[]
}

/**
 * Understands the text of the search box. Never throws: what cannot be understood is left out and told as a problem.
 *
 *     query := group*            group := unary ('OR' unary)*        unary := '-' unary | '(' query ')' | word | "phrase" | name:value
 */
export function parseQuery(given: string, options: ParseOptions): ParsedQuery {
  const text = plainText(given.slice(0, MOST_LETTERS))
  const { tokens: typed, problems } = tokenize(text)
  const tokens = joinPeople(typed, options.people ?? [])
  if (given.length > MOST_LETTERS) problems.push({ key: 'search.too-long', params: { most: MOST_LETTERS }, start: MOST_LETTERS, end: given.length })
  const over = tokens[MOST_TERMS]
  if (over) problems.push({ key: 'search.too-many', params: { most: MOST_TERMS }, start: over.start, end: text.length })
  const parser: Parser = { tokens: tokens.slice(0, MOST_TERMS), at: 0, problems, options, textEnd: text.length }
  const nodes: QueryNode[] = []
  while (parser.at < parser.tokens.length) {
    nodes.push(...readAll(parser, 0))
    const extra = parser.tokens[parser.at]
    if (extra) { parser.at++; parser.problems.push({ key: 'search.extra-bracket', params: {}, start: extra.start, end: extra.end }) }
  }
  return { text, root: join('and', nodes), problems: problems.sort((a, b) => a.start - b.start) }
}

/** Half letters and control characters, which PostgreSQL refuses, are read as gaps; everything keeps its place. */
export const plainText = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, ' ')

interface Parser { tokens: (Token | PeopleToken)[]; at: number; problems: Problem[]; options: ParseOptions; textEnd: number }

/** Everything up to the end or a closing bracket. */
function readAll(parser: Parser, depth: number): QueryNode[] {
  const nodes: QueryNode[] = []
  for (let token = parser.tokens[parser.at]; token && token.type !== 'close'; token = parser.tokens[parser.at]) {
    if (token.type === 'or') { wrong(parser, 'search.lone-or', token); parser.at++; continue }
    const group = readGroup(parser, depth)
    if (group) nodes.push(group)
  }
  return nodes
}

/** `a OR b` binds its two neighbours and nothing else, as people know it from other search boxes. */
function readGroup(parser: Parser, depth: number): QueryNode | null {
  const first = readUnary(parser, depth)
  const choices = first ? [first] : []
  for (let token = parser.tokens[parser.at]; token?.type === 'or'; token = parser.tokens[parser.at]) {
    const next = parser.tokens[parser.at + 1]
    if (!next || next.type === 'close' || next.type === 'or') break // readAll tells of the lone OR
    parser.at++
    const choice = readUnary(parser, depth)
    if (choice) choices.push(choice)
  }
  return join('or', choices)
}

function readUnary(parser: Parser, depth: number): QueryNode | null {
  const token = parser.tokens[parser.at]!
  parser.at++
  switch (token.type) {
    case 'minus': return readNegated(parser, token, depth)
    case 'open': return readBracket(parser, token, depth)
    case 'word': return wordNode(parser, token)
    case 'phrase': return runsOf(token.text).length ? { type: 'phrase', text: token.text, start: token.start, end: token.end } : null
    case 'people': return peopleNode(token)
    case 'filter': return filterNode(parser, token)
    case 'or':
    case 'close': return null
  }
}

function readNegated(parser: Parser, minus: Span, depth: number): QueryNode | null {
  const next = parser.tokens[parser.at]
  if (!next || next.type === 'close' || next.type === 'or') { wrong(parser, 'search.lone-minus', minus); return null }
  if (depth >= MOST_DEPTH) { wrong(parser, 'search.too-deep', minus); parser.at++; return null }
  const node = readUnary(parser, depth + 1)
  if (!node) return null
  return { type: 'not', node, start: minus.start, end: node.end }
}

function readBracket(parser: Parser, open: Span, depth: number): QueryNode | null {
  if (depth >= MOST_DEPTH) { wrong(parser, 'search.too-deep', open); return null }
  const node = join('and', readAll(parser, depth + 1))
  const close = parser.tokens[parser.at]
  if (close) parser.at++
  else wrong(parser, 'search.unclosed-bracket', open)
  // the brackets belong to what they hold, so that a chip's range takes them along
  return node && { ...node, start: open.start, end: close?.end ?? node.end }
}

function wordNode({ options, textEnd }: Parser, token: Token & { text: string }): QueryNode | null {
  if (runsOf(token.text).length === 0) return null // punctuation alone asks for nothing
  const starred = token.text.endsWith('*')
  const unfinished = options.typing === true && token.end === textEnd
  return { type: 'word', text: starred ? token.text.slice(0, -1) : token.text, prefix: starred || unfinished, start: token.start, end: token.end }
}

function filterNode(parser: Parser, token: Token & { type: 'filter' }): QueryNode | null {
  const read = readFilter(token, parser.options)
  if ('key' in read) {
    parser.problems.push({ ...read, start: token.start, end: token.end })
    return null
  }
  return { type: 'filter', condition: read, typed: token.typed, start: token.start, end: token.end }
}

/** Everybody must be there; the part of the text belongs to all of them. */
function peopleNode({ names, start, end }: PeopleToken): QueryNode | null {
  const nodes = names.map((name): FilterNode => ({ type: 'filter', condition: { field: 'person', values: [{ text: name, quoted: true, prefix: false }] }, typed: `"${name.replaceAll('"', ' ')}"`, start, end }))
  return join('and', nodes)
}

function wrong(parser: Parser, key: string, { start, end }: Span): void {
  parser.problems.push({ key, params: {}, start, end })
}

function join(type: 'and' | 'or', nodes: QueryNode[]): QueryNode | null {
  const [first] = nodes
  if (!first) return null
  return nodes.length === 1 ? first : { type, nodes, start: first.start, end: nodes.at(-1)!.end }
}
