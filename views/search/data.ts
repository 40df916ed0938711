import type { Message } from '../../server/platform/errors.ts'
import type { Tile } from '../files/tile.ts'

/** One part of the query as the parser understood it. */
export interface Chip {
  /** As typed: 'color:red'. */
  text: string
  /** 'word' for plain words, else the filter's name: kind, date, camera, tag, color, text, folder, is. */
  field: string
  value: string
  negated: boolean
  /** Address of the search without this part. */
  without: string
}
/** One value of a facet: how many of the found have it. */
export interface FacetValue {
  value: string
  /** Shown instead of the value, where it has a better name. */
  label?: string
  count: number
  /** Address of the search with it, or without it where it is active. */
  href: string
  active: boolean
}
/** A quiet list of counts: kind, year, tag, camera, color, folder, person, object, scene, genre, event, key. */
export interface Facet { field: 'kind' | 'year' | 'tag' | 'camera' | 'color' | 'folder' | 'person' | 'object' | 'scene' | 'genre' | 'event' | 'key'; values: readonly FacetValue[] }
/** Why a file was found. */
export interface Reason {
  /** name, tag, folder, text, metadata … (search.why-<field>). */
  field: 'name' | 'tag' | 'folder' | 'text' | 'camera' | 'artist' | 'description' | 'color' | 'date' | 'seen' | 'said' | 'heard' | 'genre' | 'similar-word'
  /** The words around the hit. */
  excerpt: string
}
/** A query that cannot be read: what is wrong and where; offsets count characters of the query. */
export interface QueryError { message: Message; from: number; to: number }
export interface Found { tile: Tile; why?: Reason }
/** One line below the box: a complete query that a click runs. */
export interface Suggestion {
  kind: 'tag' | 'person' | 'object' | 'camera' | 'folder' | 'color' | 'kind' | 'date' | 'recent' | 'filter' | 'text'
  /** Query that it makes. */
  query: string
  label: string
  count?: number
}
