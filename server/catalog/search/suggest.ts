import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { colorNames } from '../../analysis/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { searchWords } from '../schema.ts'
import { seesWord } from '../sight/sees-beside.ts'
import { foldText } from './fold-text.ts'
import { labelKinds, type LabelKind } from '../labels/label-tree.ts'
import type { LabelVocabulary } from '../labels/label-words.ts'
import { createKnownValues, type KnownValues } from './known-values.ts'
import { plainText } from './parse.ts'
import { filterNames, kinds, states } from './query.ts'
import { tokenize, type Token } from './tokens.ts'

export interface Suggestion {
  kind: 'filter' | 'kind' | 'is' | 'color' | 'tag' | 'camera' | 'lens' | 'folder' | 'artist' | 'album' | 'person' | 'object' | 'scene' | 'genre' | 'event' | 'speaker' | 'word'
  /** What is shown. */
  label: string
  /** The whole text of the box once it is chosen. */
  query: string
  /** How many files have it, where that is known. */
  count: number | null
}

interface Value { kind: Suggestion['kind']; label: string; filter: string; count: number | null }

const MOST = 10, MOST_OF_A_KIND = 4

/** Completions of what stands before the cursor: filters and their values, tags, cameras, folders, words of the library. */
export function createSuggestions(parts: Pick<CatalogParts, 'db' | 'clock' | 'labelWords'>) {
  const knownFor = createKnownValues(parts)
  return async function suggest(actor: Actor, typed: string, cursor = typed.length): Promise<Suggestion[]> {
    const query = plainText(typed)
    const before = query.slice(0, cursor)
    const token = tokenize(before).tokens.at(-1)
    if (!token || token.end < before.length || (token.type !== 'word' && token.type !== 'filter')) return []
    const known = await knownFor(actor)
    const values = token.type === 'filter' ? valuesOfFilter(token, known, parts.labelWords) : [...valuesOfWord(token.text, known, parts.labelWords), ...await wordsLike(parts, actor, token.text)]
    const after = query.slice(cursor).trimStart()
    return values.slice(0, MOST).map(({ kind, label, filter, count }) => ({ kind, label, count, query: `${before.slice(0, token.start)}${filter}${after ? ` ${after}` : ''}` }))
  }
}

const quote = (value: string): string => (/^[\p{L}\p{N}._-]+$/u.test(value) ? value : `"${value.replace(/["“”„«»]/g, ' ').trim()}"`)
const startsSomeWord = (value: string, typed: string): boolean => ` ${foldText(value).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')}`.includes(` ${typed}`)
const fixed = (kind: 'kind' | 'is' | 'color', choices: readonly string[]): Value[] => choices.map((choice) => ({ kind, label: choice, filter: `${kind}:${choice}`, count: null }))

function fromKnown(known: KnownValues): Value[] {
  return (['tag', 'person', 'camera', 'folder', 'artist', 'album', 'lens', 'genre', 'event', 'speaker'] as const).flatMap((kind) =>
    known[kind].map(({ value, count }) => ({ kind, label: value, count, filter: `${kind}:${kind === 'folder' ? `"/${value.replaceAll('"', ' ')}"` : quote(value)}` })))
}

function valuesOfFilter(token: Token & { type: 'filter' }, known: KnownValues, labels: LabelVocabulary): Value[] {
  const typed = foldText(token.text).replace(/^\//, '')
  const all = [...fixed('kind', kinds), ...fixed('is', states), ...fixed('color', colorNames), ...fromKnown(known)]
  if (token.name === 'object' || token.name === 'scene') return labelsLike(token.name, typed, labels)
  return all.filter(({ kind, label }) => kind === token.name && (typed === '' || startsSomeWord(label, typed)))
}

function valuesOfWord(word: string, known: KnownValues, labels: LabelVocabulary): Value[] {
  const typed = foldText(word)
  if (typed === '') return []
  const filters = filterNames.filter((name) => name.startsWith(typed)).map((name): Value => ({ kind: 'filter', label: `${name}:`, filter: `${name}:`, count: null }))
  const choices = [...fixed('kind', kinds), ...fixed('is', states), ...fixed('color', colorNames)].filter(({ label }) => typed.length > 1 && label.startsWith(typed))
  const taken = new Map<string, number>()
  const values = fromKnown(known).filter(({ kind, label }) => {
    if (!startsSomeWord(label, typed)) return false
    taken.set(kind, (taken.get(kind) ?? 0) + 1)
    return (taken.get(kind) ?? 0) <= MOST_OF_A_KIND
  })
  const seen = typed.length > 1 ? labelKinds.flatMap((kind) => labelsLike(kind, typed, labels).slice(0, 2)) : []
  return [...values, ...choices, ...seen, ...filters]
}

/** What machines may see and that begins so, each label once. */
function labelsLike(kind: LabelKind, typed: string, labels: LabelVocabulary): Value[] {
  const taken = new Set<string>()
  return labels.wordsOfKind(kind).filter((word) => word.startsWith(typed)).filter((word) => {
    const called = labels.labelsCalled(kind, word).join()
    return !taken.has(called) && taken.add(called)
  }).map((word) => ({ kind, label: word, filter: `${kind}:${quote(word)}`, count: null }))
}

async function wordsLike({ db }: Pick<CatalogParts, 'db'>, actor: Actor, word: string): Promise<Value[]> {
  const typed = foldText(word)
  if (!/^[\p{L}\p{M}\p{N}]{2,}$/u.test(typed)) return []
  const rows = await db.execute<{ word: string }>(sql`
    select distinct ${searchWords.word} as word from ${searchWords} where ${seesWord(actor)} and ${searchWords.word} like ${`${typed}%`} order by 1 limit ${MOST}`)
  return rows.filter((row) => row.word !== typed).map((row) => ({ kind: 'word', label: row.word, filter: row.word, count: null }))
}
