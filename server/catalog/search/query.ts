import type { Message } from '../../platform/errors.ts'
import { labelKinds } from '../labels/label-tree.ts'
import type { LabelCondition } from './label-filter.ts'

/** Where something stands in the text that was typed: offsets in UTF-16 units, end exclusive. */
export interface Span { start: number; end: number }

/** What is wrong with a part of the text, for people; the rest of the text still searches. */
export interface Problem extends Message, Span {}

export const kinds = ['image', 'audio', 'video'] as const
export const states = ['favorite', 'trashed', 'missing', 'duplicate', 'untagged', 'located', 'document', 'screenshot', 'receipt', 'indoor', 'outdoor', 'sensitive'] as const
/** States that documents keep as labels, 'is/indoor'. */
export const seenStates: ReadonlySet<SearchState> = new Set(['document', 'screenshot', 'receipt', 'indoor', 'outdoor', 'sensitive'])
export const numberFields = ['size', 'width', 'height', 'iso', 'faces', 'quality', 'bpm', 'loud'] as const
export const textFields = ['camera', 'tag', 'text', 'folder', 'type', 'name', 'artist', 'album', 'lens', 'person', 'like', 'said', 'speaker', 'genre', 'event'] as const
export const filterNames = ['kind', 'date', 'color', 'is', 'key', ...labelKinds, ...numberFields, ...textFields] as const

export type SearchKind = (typeof kinds)[number]
export type SearchState = (typeof states)[number]
export type NumberField = (typeof numberFields)[number]
export type TextField = (typeof textFields)[number]
export type FilterName = (typeof filterNames)[number]

/** Both ends belong to the range; an end that is absent is open. */
export interface NumberRange { from?: number; to?: number }
/** Wall clock without zone, '2024-05-01T00:00:00'; the end no longer belongs to the range. */
export interface DateRange { from?: string; before?: string }
export interface TextValue { text: string; quoted: boolean; prefix: boolean }

/** What a filter asks for; several values of one filter mean any of them. */
export type Condition =
  | { field: 'kind'; values: SearchKind[] }
  | { field: 'is'; values: SearchState[] }
  | { field: 'color'; values: string[] }
  /** 'Am', 'C#'. */
  | { field: 'key'; values: string[] }
  | { field: 'date'; ranges: DateRange[] }
  | LabelCondition
  | { field: NumberField; ranges: NumberRange[] }
  | { field: TextField; values: TextValue[] }

export interface WordNode extends Span { type: 'word'; text: string; /** Also longer words that begin so. */ prefix: boolean }
export interface PhraseNode extends Span { type: 'phrase'; text: string }
export interface FilterNode extends Span { type: 'filter'; condition: Condition; /** Its value as it was typed, quotes and all. */ typed: string }
export interface NotNode extends Span { type: 'not'; node: QueryNode }
export interface AndNode extends Span { type: 'and'; nodes: QueryNode[] }
export interface OrNode extends Span { type: 'or'; nodes: QueryNode[] }
export type QueryNode = WordNode | PhraseNode | FilterNode | NotNode | AndNode | OrNode

/** A text as it was understood. */
export interface ParsedQuery {
  text: string
  /** Null when nothing is asked for, or nothing of it could be understood. */
  root: QueryNode | null
  problems: Problem[]
}

/** Every node below and including this one, in the order of the text. */
export function* nodesOf(node: QueryNode | null): Generator<QueryNode> {
  if (!node) return
  yield node
  if (node.type === 'not') yield* nodesOf(node.node)
  if (node.type === 'and' || node.type === 'or') for (const child of node.nodes) yield* nodesOf(child)
}
