import type { SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { createMarks } from '../marks/create-marks.ts'
import type { createMusic } from '../music/create-music.ts'
import type { createPeople } from '../people/create-people.ts'
import type { SavedSearches } from '../saved-searches/create-saved-searches.ts'
import type { ScopeQuery } from '../timeline/scope.ts'
import type { Remember } from './remember.ts'

/** The words of one language, as names in the tree need them. */
export interface TreeWords {
  /** As Intl knows it: 'en-GB'. */
  language: string
  /** A sentence of the message catalogue. */
  say(key: string): string
  /** What a label is called that a machine gave. */
  label(label: string): string
  /** What a genre is called that was heard. */
  genre(label: string): string
}

/** What the rooms of the catalogue give to the tree. */
export interface TreeGiven extends Pick<CatalogParts, 'db' | 'events' | 'queue' | 'clock' | 'library' | 'settings'> {
  music: ReturnType<typeof createMusic>
  people: ReturnType<typeof createPeople>
  marks: ReturnType<typeof createMarks>
  searches: SavedSearches
  /** What a search finds, as a condition over the table files. */
  findScope: (actor: Actor, query: string) => Promise<ScopeQuery>
  /** In the language that names are given in now. */
  words: () => Promise<TreeWords>
}

/** What branches are built of. */
export interface TreeParts extends TreeGiven {
  remember: Remember
  /** The files that may be seen, as a condition over the table files; every question about files has it. */
  shown: (actor: Actor) => SQL
  /** When the tree changed last. */
  changedAt: () => Promise<Date>
  /** Asks after something was written: nothing remembered counts. */
  fresh: <Value>(ask: () => Promise<Value>) => Promise<Value>
}
