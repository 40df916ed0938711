import { and, not, or, sql, type SQL } from 'drizzle-orm'
import { searchDocuments } from '../schema.ts'
import { inDocument, type Asking, type Base } from './base.ts'
import { filterSql, type FilterPlace } from './compile-filter.ts'
import type { QueryNode } from './query.ts'
import { allOf } from './ts-query.ts'
import { wordsQuery, type Spellings } from './words-query.ts'

export interface CompileOptions extends FilterPlace { base: Base; spellings?: Spellings }

/** Compiles a parsed query to SQL over its base: all that was typed is in bound parameters, all else from fixed texts. Which spaces and states are looked into is the caller's to add. */
export const compileQuery = (root: QueryNode | null, options: CompileOptions): SQL => (root ? compileNode(root, options, { base: options.base, nested: false }) : sql`true`)

function compileNode(node: QueryNode, options: CompileOptions, asking: Asking): SQL {
  const nested = { ...asking, nested: true }
  // what is left out is looked up and taken away, for an index of words cannot list what lacks one
  if (node.type === 'not') return not(compileNode(node.node, options, nested))
  const words = wordsQuery(node, options.spellings)
  if (words !== undefined && !(node.type === 'and' && node.nodes.every(({ type }) => type === 'not'))) return holdsWords(words, asking)
  switch (node.type) {
    case 'filter': return filterSql(node.condition, options, asking)
    case 'or': return or(...node.nodes.map((child) => compileNode(child, options, nested))) ?? sql`false`
    case 'and': return compileAll(node.nodes, options, asking)
    case 'word':
    case 'phrase': return sql`false` // without a letter; the parser lets none through
  }
}

/** All words together are one question to the index, which begins with the rarest of them. */
function compileAll(nodes: QueryNode[], options: CompileOptions, asking: Asking): SQL {
  const asked = nodes.map((node) => ({ node, words: wordsQuery(node, options.spellings) }))
  const hasWanted = asked.some(({ node, words }) => words !== undefined && node.type !== 'not')
  const together = asked.filter(({ words }) => words !== undefined && hasWanted)
  const others = asked.filter((each) => !together.includes(each)).map(({ node }) => compileNode(node, options, asking))
  return and(...(together.length ? [holdsWords(allOf(together.map(({ words }) => words ?? '')), asking)] : []), ...others) ?? sql`true`
}

const holdsWords = (query: string, asking: Asking): SQL => inDocument(sql`${searchDocuments.words} @@ ${query}::tsquery`, asking)
