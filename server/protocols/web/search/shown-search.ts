import { withoutChip, type Chip as FoundChip, type Facets, type Problem, type Suggestion as Suggested, type Why } from '../../../catalog/index.ts'
import type { Chip, Facet, FacetValue, QueryError, Reason, Suggestion } from '../../../../views/search/data.ts'

/** The address of a search. */
export const searchHref = (query: string): string => (query === '' ? '/search' : `/search?q=${encodeURIComponent(query)}`)

/** The parts of a query as chips that can be taken away one by one. */
export function shownChips(query: string, chips: readonly FoundChip[]): Chip[] {
  return chips.map((chip) => {
    const bare = chip.negated ? chip.label.replace(/^-/, '') : chip.label
    const value = chip.filter === undefined ? bare : bare.slice(bare.indexOf(':') + 1)
    return { text: chip.label, field: chip.filter ?? 'word', value: value.replace(/^"(.*)"$/s, '$1'), negated: chip.negated, without: searchHref(withoutChip(query, chip)) }
  })
}

const fields: readonly [Facet['field'], keyof Facets][] = [['kind', 'kinds'], ['year', 'years'], ['tag', 'tags'], ['camera', 'cameras'], ['person', 'people'], ['object', 'objects'], ['scene', 'scenes'], ['genre', 'genres'], ['event', 'events'], ['key', 'keys'], ['color', 'colors'], ['folder', 'folders']]

/** Quiet counts of what was found: a value narrows the search, one that narrows it already widens it again. */
export function shownFacets(query: string, facets: Facets, chips: readonly FoundChip[]): Facet[] {
  return fields.map(([field, name]) => ({ field, values: facets[name].map(({ value, count, filter }): FacetValue => {
    const active = chips.find((chip) => chip.label.toLowerCase() === filter.toLowerCase())
    const label = field === 'folder' ? { label: value === '' ? '/' : value } : {}
    return { value, ...label, count, active: active !== undefined, href: searchHref(active ? withoutChip(query, active) : `${query} ${filter}`.trim()) }
  }) }))
}

/** What is wrong with a query, and where. */
export const shownProblem = ({ key, params, start, end }: Problem): QueryError => ({ message: { key, params }, from: start, to: end })

const reasonOf: Record<Why['place'], Reason['field']> = {
  name: 'name', title: 'name', tag: 'tag', folder: 'folder', artist: 'artist', album: 'artist', camera: 'camera', lens: 'camera', about: 'description', seen: 'seen', text: 'text', said: 'said', genre: 'genre', event: 'heard', year: 'date',
}
const AROUND = 40

/** Why a file was found: the words around the first hit. */
export function shownReason(why: readonly Why[]): Reason | undefined {
  const [first] = why
  if (!first) return undefined
  const [from, to] = [Math.max(0, first.start - AROUND), Math.min(first.value.length, first.end + AROUND)]
  return { field: reasonOf[first.place], excerpt: `${from > 0 ? '…' : ''}${first.value.slice(from, to)}${to < first.value.length ? '…' : ''}` }
}

const iconOf: Record<Suggested['kind'], Suggestion['kind']> = {
  filter: 'filter', is: 'filter', word: 'filter', artist: 'filter', album: 'filter', lens: 'camera', kind: 'kind', color: 'color', tag: 'tag', camera: 'camera', folder: 'folder', person: 'person', object: 'object', scene: 'object', genre: 'tag', event: 'filter', speaker: 'person',
}

/** A line below the search box. */
export const shownSuggestion = ({ kind, label, query, count }: Suggested): Suggestion => ({ kind: iconOf[kind], label, query, ...(count !== null && { count }) })
