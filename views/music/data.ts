/** An album as grids show it. */
export interface ShownAlbum {
  key: string
  title: string
  /** Null: several artists. */
  artist: { key: string; name: string } | null
  /** '1971' or '1971–1973'; null where no track has a year. */
  years: string | null
  tracks: number
  durationMs: number
  /** Address of the cover; null where there is none. */
  cover: string | null
}
export interface ShownArtist { key: string; name: string; albums: number; tracks: number; cover: string | null }

/** A track in a list. */
export interface ShownTrack {
  id: string
  title: string
  artist: string | null
  album: string | null
  disc: number | null
  track: number | null
  durationMs: number | null
  bpm: number | null
  /** Its genre as tagged, and as heard. */
  genre: string | null
  heard: string | null
}

export const musicParts = ['albums', 'artists', 'genres', 'decades', 'tempo', 'untagged'] as const
/** A way through the music; each is a tab. */
export type MusicPart = (typeof musicParts)[number]
export const partHref = (part: MusicPart): string => (part === 'albums' ? '/music' : `/music/${part}`)

/** One line of a part that groups tracks: its words, how much of it there is, where it leads. */
export interface ShownGroup { name: string; text: string; href: string; icon: 'music' | 'clock-plus' | 'gauge' | 'mic' | 'audio-lines' }

/** What all music pages are told besides. */
export interface MusicFrame {
  part: MusicPart
  /** There are sounds without tags: the tab for them stands only then. */
  hasUntagged: boolean
}
