import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { searchDocuments } from '../schema.ts'
import type { NearFile } from '../vectors/find-near.ts'
import type { Vectors } from '../vectors/create-vectors.ts'
import { nodesOf, type FilterNode, type Problem, type QueryNode } from './query.ts'
import { positiveWords } from './words-query.ts'

/** Finds by the look of pictures; without it like: finds nothing, and words mean what is written only. */
export type LookFinder = Pick<Vectors, 'likes' | 'meant'>

/** What a query asks of the look of pictures, answered. */
export interface Looks {
  /** For like: filters, by what was typed. */
  likes: Map<string, string[]>
  /** How well files fit by their look. */
  scores: readonly NearFile[]
  problems: Problem[]
}

type WhereOf = (root: QueryNode | null) => SQL

/** Answers the like: filters of a query; what is asked beside them says which files are compared. */
export async function likesOf(finder: LookFinder | undefined, actor: Actor, root: QueryNode | null, whereOf: WhereOf): Promise<Looks> {
  const looks: Looks = { likes: new Map(), scores: [], problems: [] }
  const negated = new Set([...nodesOf(root)].flatMap((node) => (node.type === 'not' ? [...nodesOf(node.node)] : [])))
  const rest = without(root, isLike)
  const beside = rest !== null && ![...nodesOf(rest)].some(isLike) ? whereOf(rest) : undefined
  const best = new Map<string, number>()
  for (const node of [...nodesOf(root)].filter(isLike)) {
    for (const { text } of node.condition.field === 'like' ? node.condition.values : []) {
      const found = finder ? await finder.likes(actor, text, negated.has(node) ? undefined : beside) : { wrong: 'search.like-unseen' as const }
      if ('wrong' in found) looks.problems.push({ key: found.wrong, params: { value: text }, start: node.start, end: node.end })
      else looks.likes.set(text, found.alike.map(({ fileId }) => fileId))
      if ('alike' in found && !negated.has(node)) for (const { fileId, score } of found.alike) best.set(fileId, Math.max(score, best.get(fileId) ?? -1))
    }
  }
  return { ...looks, scores: [...best].map(([fileId, score]) => ({ fileId, score })) }
}

/** Files that are what the words of a query mean, among those that its filters allow; undefined where it holds no words, or asks for more than words and filters. */
export async function meaningOf(finder: LookFinder | undefined, actor: Actor, root: QueryNode | null, whereOf: WhereOf): Promise<{ rest: QueryNode | null; alike: readonly NearFile[] } | undefined> {
  const parts = root?.type === 'and' ? root.nodes : root ? [root] : []
  const words = positiveWords(root).filter((node) => node.type === 'word')
  const plain = parts.every((part) => part.type === 'word' || part.type === 'filter' || (part.type === 'not' && part.node.type === 'filter'))
  if (!finder || words.length === 0 || !plain) return undefined
  const rest = without(root, (node) => node.type === 'word')
  const alike = await finder.meant(actor, words.map(({ text }) => text).join(' '), rest === null ? {} : { where: whereOf(rest) })
  return alike && { rest, alike }
}

const isLike = (node: QueryNode): node is FilterNode => node.type === 'filter' && node.condition.field === 'like'

/** A query without some of the parts that must all hold. */
function without(root: QueryNode | null, is: (node: QueryNode) => boolean): QueryNode | null {
  if (root === null || is(root)) return null
  if (root.type !== 'and') return root
  const nodes = root.nodes.filter((node) => !is(node))
  return nodes.length > 1 ? { ...root, nodes } : nodes[0] ?? null
}

/** How well a file fits by its look, 0 for one that was not found by it; in terms of the table of documents. */
export const lookRank = (alike: readonly NearFile[]): SQL => sql`
  coalesce((select look.score from unnest(${sql.param(alike.map(({ fileId }) => fileId))}::uuid[], ${sql.param(alike.map(({ score }) => score))}::real[]) as look(id, score) where look.id = ${searchDocuments.fileId}), 0)::real`
