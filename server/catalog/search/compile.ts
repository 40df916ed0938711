import { and, not, or, sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import { searchDocuments } from '../schema.ts'
import { filterSql, type FilterPlace } from './compile-filter.ts'
import { foldText } from './fold-text.ts'
import { nodesOf, type PhraseNode, type QueryNode, type WordNode } from './query.ts'
import { allOf, anyOf, textQuery } from './ts-query.ts'

/** Other words that a typed one may have been meant as; by the folded word. */
export type Spellings = ReadonlyMap<string, readonly string[]>

export interface CompileOptions extends FilterPlace { spellings?: Spellings }

/** A query as SQL over the table files: all that was typed is in bound parameters, all else from fixed texts. */
export interface CompiledQuery {
  where: SQL
  /** tsquery text of all that is looked for, to rank by; null where nothing but filters is asked. */
  ranking: string | null
}

/** Compiles a parsed query. Which spaces and states are looked into is the caller's to add. */
export function compileQuery(root: QueryNode | null, options: CompileOptions): CompiledQuery {
  return { where: root ? compileNode(root, options) : sql`true`, ranking: rankingOf(root, options.spellings) }
}

function compileNode(node: QueryNode, options: CompileOptions): SQL {
  const words = wordsQuery(node, options.spellings)
  if (words !== undefined) return holdsWords(words)
  switch (node.type) {
    case 'filter': return filterSql(node.condition, options)
    case 'not': return not(compileNode(node.node, options))
    case 'or': return or(...node.nodes.map((child) => compileNode(child, options))) ?? sql`false`
    case 'and': {
      // all words together are one question to the index, which begins with the rarest of them
      const queries = node.nodes.map((child) => wordsQuery(child, options.spellings))
      const asked = queries.filter((query) => query !== undefined)
      const others = node.nodes.filter((_, i) => queries[i] === undefined).map((child) => compileNode(child, options))
      return and(...(asked.length ? [holdsWords(allOf(asked))] : []), ...others) ?? sql`true`
    }
    case 'word':
    case 'phrase': return sql`false` // without a letter; the parser lets none through
  }
}

const holdsWords = (query: string): SQL => sql`${files.id} in (select ${searchDocuments.fileId} from ${searchDocuments} where ${searchDocuments.words} @@ ${query}::tsquery)`

/** The tsquery of a node that asks for words only. */
function wordsQuery(node: QueryNode, spellings?: Spellings): string | undefined {
  switch (node.type) {
    case 'word':
    case 'phrase': return leafQuery(node, spellings)
    case 'filter': return undefined
    case 'not': {
      const query = wordsQuery(node.node)
      return query === undefined ? undefined : `!(${query})`
    }
    case 'or':
    case 'and': {
      const queries = node.nodes.map((child) => wordsQuery(child, spellings))
      if (queries.some((query) => query === undefined)) return undefined
      return (node.type === 'or' ? anyOf : allOf)(queries as string[])
    }
  }
}

function leafQuery(node: WordNode | PhraseNode, spellings?: Spellings): string | undefined {
  const typed = textQuery(node.text, { prefix: node.type === 'word' && node.prefix })
  const meant = (spellings?.get(foldText(node.text)) ?? []).map((word) => textQuery(word)).filter((query) => query !== undefined)
  return typed === undefined || meant.length === 0 ? typed : anyOf([typed, ...meant])
}

/** What is looked for, whatever stands between: negated parts have no say in the order. */
function rankingOf(root: QueryNode | null, spellings?: Spellings): string | null {
  const queries = positiveWords(root).map((node) => leafQuery(node, spellings)).filter((query) => query !== undefined)
  return queries.length ? anyOf(queries) : null
}

/** The words and phrases that are looked for, without the negated ones. */
export function positiveWords(root: QueryNode | null): (WordNode | PhraseNode)[] {
  const negated = new Set([...nodesOf(root)].flatMap((node) => (node.type === 'not' ? [...nodesOf(node.node)] : [])))
  return [...nodesOf(root)].filter((node): node is WordNode | PhraseNode => (node.type === 'word' || node.type === 'phrase') && !negated.has(node))
}
