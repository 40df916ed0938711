import { secondOf } from './place-in-time.ts'

/** What kind of thing a file is. */
export type Kind = 'image' | 'audio' | 'video'

/** One file as lists show it. */
export interface Tile {
  id: string
  kind: Kind
  name: string
  /** Width through height of what is drawn: the upright picture's; 2.4 for sound. */
  ratio: number
  /** URL of the small picture; null while it is being made. */
  thumb: string | null
  /** URL of a picture twice as large, for dense screens. */
  thumbLarge?: string | null
  /** URL of the animated picture that plays under the pointer; video only. */
  hover?: string | null
  /** URL of the loudness over time, `{ peaks: number[] }` from 0 to 255; sound only. */
  waveform?: string | null
  /** Base64. */
  thumbhash?: string | null
  durationMs?: number | null
  /** Sound: who made it. */
  artist?: string | null
  favorite: boolean
  /** Blurred until somebody asks to see it. */
  sensitive?: boolean
  /** Its source no longer holds it. */
  missing: boolean
  /** Clock on the wall when it was taken, '2024-05-14T18:03:00'. */
  takenLocal: string
  /** The second at which its page begins. */
  at?: number
}

/** A list that a file page can be walked through: it travels as `?in=` so that neighbours are those of the list. */
export type ListName = 'timeline' | 'recent' | 'favorites' | 'trash' | `folder:${string}` | `person:${string}` | `search:${string}`

/** The address of a file's page within a list, and the second at which it begins. */
export function fileHref(id: string, list: ListName, at?: number): string {
  const query = [listQuery(list), at === undefined ? '' : `t=${secondOf(at)}`].filter(Boolean).join('&')
  return query ? `/files/${id}?${query}` : `/files/${id}`
}

/** What the address of a file's page says of its list: 'in=recent'; '' for the timeline. */
export const listQuery = (list: ListName): string => (list === 'timeline' ? '' : `in=${encodeURIComponent(list)}`)
