import type { ParsedQuery, QueryNode, Span } from './query.ts'

/** One part of the query that can be taken away by itself. */
export interface Chip extends Span {
  /** What is drawn: the part as it was typed. */
  label: string
  type: 'word' | 'phrase' | 'filter' | 'group'
  /** Name of the filter: 'kind', 'date' … */
  filter?: string
  negated: boolean
}

/** Writes a query as text that is understood the same way. */
export function printQuery(node: QueryNode | null): string {
  if (!node) return ''
  switch (node.type) {
    case 'word': return node.prefix ? `${node.text}*` : node.text
    case 'phrase': return `"${node.text}"`
    case 'filter': return `${node.condition.field}:${node.typed}`
    case 'not': return `-${inBrackets(node.node)}`
    case 'or': return node.nodes.map(inBrackets).join(' OR ')
    case 'and': return node.nodes.map((child) => (child.type === 'and' ? `(${printQuery(child)})` : printQuery(child))).join(' ')
  }
}

const inBrackets = (node: QueryNode): string => (node.type === 'and' || node.type === 'or' ? `(${printQuery(node)})` : printQuery(node))

/** The parts of the query that must all hold, each with its place in the text. */
export function chipsOf({ root, text }: ParsedQuery): Chip[] {
  const inItsBrackets = root?.type === 'and' && root.nodes[0]?.start !== root.start
  const parts = root?.type === 'and' && !inItsBrackets ? root.nodes : root ? [root] : []
  return parts.map((part) => {
    const bare = part.type === 'not' ? part.node : part
    const type = bare.type === 'word' || bare.type === 'phrase' || bare.type === 'filter' ? bare.type : 'group'
    return { type, label: text.slice(part.start, part.end), negated: part.type === 'not', start: part.start, end: part.end, ...(bare.type === 'filter' && { filter: bare.condition.field }) }
  })
}

/** The text without one of its parts; the others stay as they were typed. */
export const withoutChip = (text: string, { start, end }: Span): string => `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim()
