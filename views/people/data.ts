import type { Tile } from '../files/tile.ts'

export type PersonKind = 'person' | 'pet'
/** Someone as grids show them. */
export interface ShownPerson {
  id: string
  kind: PersonKind
  /** Null: nobody has named them yet. */
  name: string | null
  hidden: boolean
  faces: number
  files: number
  /** Address of the portrait; null where none can be seen. */
  portrait: string | null
}
/** A face of someone, to be looked through. */
export interface ShownFace {
  id: string
  crop: string
  /** Page of the picture that shows it. */
  href: string
  takenLocal: string
  /** A machine put it here and was not near to certain. */
  unsure: boolean
}
/** How old someone was. */
export interface ShownAge { years: number; months: number }
/** Someone whose page it is. */
export interface PersonDetails extends ShownPerson {
  birthday: string | null
  /** Today; null without a birthday. */
  age: ShownAge | null
  /** Years of the first and the last picture. */
  firstYear: string | null
  lastYear: string | null
  with: readonly { id: string; name: string | null; files: number }[]
}
/** What may be of someone. */
export interface SuggestedFaces {
  faces: readonly { id: string; crop: string; href: string }[]
  people: readonly ShownPerson[]
}
/** What the pages of one person share. */
export interface PersonFrame {
  person: PersonDetails
  /** Names to choose from. */
  names: readonly string[]
  /** Someone who bears the name that was typed: the offer to make the two one. */
  merge?: ShownPerson | undefined
  canEdit: boolean
}
export interface PicturesOfPerson { tiles: readonly Tile[]; total: number; previous?: string; next?: string; suggested: SuggestedFaces }
export interface FacesOfPerson { faces: readonly ShownFace[]; order: 'unsure' | 'newest'; previous?: string; next?: string }
/** A face on the picture of a file. */
export interface FileFace {
  id: string
  /** left, top, width, height as shares of the upright picture. */
  box: readonly [number, number, number, number]
  kind: PersonKind
  crop: string
  person: { id: string; name: string | null; hidden: boolean; age: ShownAge | null } | null
  suggestion: { personId: string; name: string } | null
  /** Whose word it is whose face this is. */
  by: 'machine' | 'person' | null
}
