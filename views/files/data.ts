import type { Message } from '../../server/platform/errors.ts'
import type { FileFace } from '../people/data.ts'
import type { HeardSound, Spoken } from './heard.ts'
import type { Kind, ListName } from './tile.ts'

/** A tag that a person gave. */
export interface FileTag { id: string; path: string }
/** A line or word that the picture reads; box is left, top, width, height as shares of the upright picture. */
export interface ReadText { text: string; score: number; box: readonly [number, number, number, number] }
/** What a machine saw and proposes as a tag; boxes are left, top, width, height as shares of the upright picture. */
export interface FileLabel { kind: 'object' | 'scene'; label: string; score: number; count: number; boxes: readonly (readonly [number, number, number, number])[]; /** Which network saw it, where that is known. */ model: string | null }
/** Whether the file is blurred until somebody asks, and whose word that is: a person's, or, where said is null, a machine's. */
export interface FileSensitivity { sensitive: boolean; said: boolean | null }
/** A colour of the palette. */
export interface Swatch { name: string; hex: string; share: number }
/** One label and its value, ready to be read: 'Lens', 'EF 24-70mm'. `query` makes the value a link to a search. */
export interface Fact { key: FactKey; value: string; query?: string }
/** Facts that the panel has words for (file.fact-…). */
export type FactKey =
  | 'camera' | 'lens' | 'exposure' | 'place' | 'flash' | 'software' | 'artist' | 'album' | 'track' | 'year' | 'genre' | 'composer' | 'codec' | 'bitrate' | 'sample-rate' | 'channels'
  | 'frame-rate' | 'container' | 'subtitles' | 'chapters' | 'keywords' | 'description' | 'copyright' | 'profile' | 'tempo'
/** One content that the file had or has. */
export interface FileVersion {
  number: number
  current: boolean
  size: number
  mediaType: string
  width?: number | null
  height?: number | null
  createdAt: string
  createdBy?: string | null
  href: string
  /** Odd yet not refused: a wrong ending, a damaged tail. */
  notes: readonly Message[]
}
/** One decision about the file. */
export interface FileChange {
  id: string
  at: string
  by?: string | null
  /** What was done: 'tag-added' … the words are file.change-<action>. */
  action: string
  /** The tag, the version number, the old name. */
  subject?: string
  undone: boolean
  canUndo: boolean
}
/** A place to go from here, with what to fetch in advance. */
export interface Neighbour { id: string; href: string; preview: string | null }

/** Everything about one file. */
export interface FileDetails {
  id: string
  kind: Kind
  name: string
  folder: string
  folderHref: string
  /** Title, where the file has one besides its name. */
  title?: string | null
  state: 'present' | 'missing' | 'trashed'
  mediaType: string
  size: number
  width: number | null
  height: number | null
  durationMs: number | null
  takenLocal: string
  takenZone?: string | null
  takenFrom: 'embedded' | 'name' | 'modified'
  addedAt: string
  favorite: boolean
  thumbhash?: string | null
  /** Small picture shown until the preview is there. */
  thumb: string | null
  /** 1440 px picture; poster of a video; cover of sound. Null while it is being made. */
  preview: string | null
  /** The bytes themselves. */
  original: string
  /** Address for <video> or <audio>; a browser-friendly rendition or the original. */
  media?: string | null
  /** False where browsers cannot draw the original (RAW, HEIC, TIFF): zoom then stays at the preview. */
  zoomable: boolean
  /** Loudness over time, 0..1, 100-800 values. */
  waveform?: readonly number[] | null
  /** What was heard; pictures have none. */
  heard?: HeardSound
  /** What is said, and by whom. */
  spoken?: Spoken
  subtitles?: readonly { href: string; language: string; label: string }[]
  tags: readonly FileTag[]
  /** What machines propose, surest first. */
  labels?: readonly FileLabel[]
  /** null: not looked for yet. */
  text: readonly ReadText[] | null
  colors: readonly Swatch[] | null
  facts: readonly Fact[]
  sensitivity?: FileSensitivity
  /** Faces in the picture, from left to right. */
  faces?: readonly FileFace[]
  versions: readonly FileVersion[]
  changes: readonly FileChange[]
  /** False where no new version can be put in: the file lies in a folder that is only read. */
  replaceable?: boolean
  /** Where the file really lies, for those who may know it. */
  sourceName?: string | null
}

/** What the page of a file is told. */
export interface FilePlace {
  list: ListName
  /** Address of the list, where Esc leads. */
  back: string
  previous?: Neighbour | null
  next?: Neighbour | null
  canEdit: boolean
  /** Somebody asked to see what is blurred: ?show=1. */
  shown?: boolean
  /** Second at which to begin: ?t=. */
  from?: number
  /** Start of the sentence that is being corrected without scripts: ?edit=. */
  edit?: number
  /** Somebody asked for all that is said: ?said=all. */
  wholeTranscript?: boolean
}
