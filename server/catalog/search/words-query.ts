import { foldText } from './fold-text.ts'
import { nodesOf, type Condition, type PhraseNode, type QueryNode, type TextField, type TextValue, type WordNode } from './query.ts'
import { allOf, anyOf, quoteLexeme, textQuery, type WordField } from './ts-query.ts'

/** Other words that a typed one may have been meant as; by the folded word. */
export type Spellings = ReadonlyMap<string, readonly string[]>

/** The tsquery of a node that asks for words only; undefined for any other. */
export function wordsQuery(node: QueryNode, spellings?: Spellings): string | undefined {
  switch (node.type) {
    case 'word':
    case 'phrase': return leafQuery(node, spellings)
    case 'filter': return filterQuery(node.condition)
    case 'not': {
      const query = wordsQuery(node.node)
      return query === undefined ? undefined : `!(${query})`
    }
    case 'or':
    case 'and': {
      // a choice with something left out asks for nearly everything: that is no question for an index of words
      if (node.type === 'or' && node.nodes.some(({ type }) => type === 'not')) return undefined
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

/** Filters whose values are words of one field; a value without quotes may be the beginning of a longer word. */
function filterQuery(condition: Condition): string | undefined {
  switch (condition.field) {
    case 'camera':
    case 'lens':
    case 'artist':
    case 'genre':
    case 'event':
    case 'album': return fieldQuery(condition.field, condition.values)
    case 'folder': return condition.values.some(({ text }) => text.startsWith('/')) ? undefined : fieldQuery('folder', condition.values)
    case 'is': return condition.values.length === 1 && condition.values[0] === 'located' ? quoteLexeme('located', 'is') : undefined
    default: return undefined
  }
}

/** Words of one field, any of the values. */
export function fieldQuery(field: WordField & TextField, values: TextValue[]): string | undefined {
  const queries = values.flatMap(({ text, quoted, prefix }) => (field === 'event' && !quoted ? oneOrMany(text) : [text]).map((form) => textQuery(form, { field, prefix: field === 'event' ? prefix : !quoted }))).filter((query) => query !== undefined)
  return queries.length ? anyOf(queries) : undefined
}

/** Kinds of sounds have names of their own: 'cat' is no cattle, and 'birds' are a bird. */
const oneOrMany = (text: string): string[] => (/[^s]s$/i.test(text) && text.length > 3 ? [text, text.slice(0, -1)] : [text])

/** What is looked for, whatever stands between: negated parts and filters have no say in the order. */
export function rankingOf(root: QueryNode | null, spellings?: Spellings): string | null {
  const queries = positiveWords(root).map((node) => leafQuery(node, spellings)).filter((query) => query !== undefined)
  return queries.length ? anyOf(queries) : null
}

/** The words and phrases that are looked for, without the negated ones. */
export function positiveWords(root: QueryNode | null): (WordNode | PhraseNode)[] {
  const negated = new Set([...nodesOf(root)].flatMap((node) => (node.type === 'not' ? [...nodesOf(node.node)] : [])))
  return [...nodesOf(root)].filter((node): node is WordNode | PhraseNode => (node.type === 'word' || node.type === 'phrase') && !negated.has(node))
}
