import type { Locale } from '../messages/dates.ts'
import type { ToastData } from '../components/toast.tsx'

/** Where in the house a page stands: the entry of the rail that is lit. */
export type Place = 'timeline' | 'recent' | 'favorites' | 'folders' | 'people' | 'music' | 'duplicates' | 'tags' | 'search' | 'searches' | 'sources' | 'jobs' | 'refusals' | 'trash' | 'models' | 'devices' | 'settings' | 'uploads'
/** system: as the browser asks. */
export type Theme = 'system' | 'light' | 'dark'
/** What a person may do in the house as a whole. */
export type PersonRole = 'admin' | 'member' | 'viewer'

/** What every page behind the login is told besides its own data. */
export interface Frame {
  locale: Locale
  theme: Theme
  person: { id: string; name: string; role: PersonRole; /** Sees only what carries certain tags. */ isLimited?: boolean }
  /** Changes with every build: breaks the caches of /vendor. */
  version: string
  /** What stands in the search box. */
  query?: string
  toasts?: readonly ToastData[]
  /** Numbers beside the rail's entries; nothing is shown for 0. */
  counts?: RailCounts
  /** Largest file that can be uploaded, in bytes. */
  maxFileBytes: number
}

export interface RailCounts {
  refusals: number
  trash: number
  /** Jobs that wait or run. */
  waiting: number
  /** Sources that ask something. */
  questions: number
  /** Pictures that are there twice, and bursts. */
  alike: number
  /** Whether there is any sound to be seen: 1 or 0; stands beside nothing. */
  sounds?: number
}
