import type { TreeEntry, TreeFilter, TreeNode } from '../../../catalog/index.ts'
import { classOf, containerClasses, isDerived, itemClasses } from './classes.ts'
import type { Criteria, Operator, Searchable } from './parse-criteria.ts'
import { titleOf } from './title.ts'

type Term = Extract<Criteria, { what: 'term' }>
type Kind = TreeEntry['kind']

/** What the tree is asked, and whether that says all; else each entry is looked at besides. */
export interface Narrowed { filter: TreeFilter; isExact: boolean }

/** The part of criteria that the tree can answer by itself: kinds, and texts that must all be contained. */
export function narrow(criteria: Criteria): Narrowed {
  const terms = conjunction(criteria)
  const filter: TreeFilter = { kinds: kindsOf(criteria) }
  let isExact = terms.every((term) => term.what !== 'or' || isAboutClass(term))
  for (const term of terms) {
    if (term.what !== 'term' || isAboutClass(term)) continue
    const field = term.operator === 'contains' && term.value !== '' ? fields[term.property] : undefined
    if (field && filter[field] === undefined) filter[field] = term.value
    // no entry that a search gives is another one's double
    else if (!(term.property === '@refID' && term.operator === 'exists' && term.value === 'false')) isExact = false
  }
  return { filter, isExact }
}

const fields: Partial<Record<Searchable, 'title' | 'artist' | 'album' | 'genre'>> = { 'dc:title': 'title', 'upnp:artist': 'artist', 'dc:creator': 'artist', 'upnp:album': 'album', 'upnp:genre': 'genre' }

const conjunction = (criteria: Criteria): Criteria[] => (criteria.what === 'and' ? [...conjunction(criteria.left), ...conjunction(criteria.right)] : criteria.what === 'all' ? [] : [criteria])
const isAboutClass = (criteria: Criteria): boolean => (criteria.what === 'term' ? criteria.property === 'upnp:class' : criteria.what === 'or' && isAboutClass(criteria.left) && isAboutClass(criteria.right))

/** Kinds of files that criteria can be true of. */
function kindsOf(criteria: Criteria): Kind[] {
  const kinds: Kind[] = ['image', 'audio', 'video']
  if (criteria.what === 'all') return kinds
  if (criteria.what === 'term') return criteria.property === 'upnp:class' ? kinds.filter((kind) => compare(criteria.operator, itemClasses[kind], criteria.value)) : kinds
  const [left, right] = [kindsOf(criteria.left), kindsOf(criteria.right)]
  return kinds.filter((kind) => (criteria.what === 'and' ? left.includes(kind) && right.includes(kind) : left.includes(kind) || right.includes(kind)))
}

/** Classes of containers that are asked for: albums, artists, genres; none where only entries are meant. */
export function containersAsked(criteria: Criteria): string[] {
  const asked = conjunction(criteria).filter((term): term is Term => term.what === 'term' && term.property === 'upnp:class' && isDerived(term.value, 'object.container'))
  return asked.length === 0 ? [] : [...new Set(Object.values(containerClasses))].filter((name) => asked.every(({ operator, value }) => compare(operator, name, value)))
}

/** Whether criteria are true of a node. */
export function matches(criteria: Criteria, node: TreeNode): boolean {
  if (criteria.what === 'all') return true
  if (criteria.what === 'and') return matches(criteria.left, node) && matches(criteria.right, node)
  if (criteria.what === 'or') return matches(criteria.left, node) || matches(criteria.right, node)
  const values = valuesOf(criteria.property, node)
  if (criteria.operator === 'exists') return (values.length > 0) === (criteria.value === 'true')
  if (criteria.operator === '!=' || criteria.operator === 'doesNotContain') return values.every((value) => compare(criteria.operator, value, criteria.value))
  return values.some((value) => compare(criteria.operator, value, criteria.value))
}

function valuesOf(property: Searchable, node: TreeNode): string[] {
  if (property === '@id') return [node.id]
  if (property === 'upnp:class') return [classOf(node)]
  if (property === 'dc:title') return [titleOf(node)]
  if (node.type === 'container' || property === '@refID') return []
  const { music } = node
  const value = { 'dc:date': node.takenAt.toISOString().slice(0, 19), 'dc:creator': music?.artist, 'upnp:artist': music?.artist, 'upnp:album': music?.album, 'upnp:genre': music?.genre }[property]
  return value ? [value] : []
}

/** Compares without regard to case, as the standard says; dates and numbers compare as texts of one shape. */
function compare(operator: Operator, value: string, wanted: string): boolean {
  const [a, b] = [value.toLowerCase(), wanted.toLowerCase()]
  switch (operator) {
    case '=': return a === b
    case '!=': return a !== b
    case '<': return a < b
    case '<=': return a <= b
    case '>': return a > b
    case '>=': return a >= b
    case 'contains': return a.includes(b)
    case 'doesNotContain': return !a.includes(b)
    case 'derivedfrom': return isDerived(a, b)
    case 'exists': return true
  }
}
