import type { Message } from '../../server/platform/errors.ts'

/** A folder of the owner's that is indexed in place. */
export interface Source {
  id: string
  name: string
  root: string
  enabled: boolean
  /** Globs that are passed over, one a line. */
  ignore: readonly string[]
  files: number
  refused: number
  missing: number
  scan: ScanState | null
  /** True while changes are seen as they happen. */
  watched: boolean
}
/** The last walk over it. */
export interface ScanState {
  state: 'running' | 'finished' | 'stopped' | 'failed'
  startedAt: string
  endedAt: string | null
  seen: number
  /** Entries that the scan before saw: what a running scan can be measured by; null at the first. */
  expected: number | null
  fresh: number
  changed: number
  moved: number
  missing: number
  /** What it asks before it goes on. */
  question: Message | null
  reason?: Message
}
/** One folder as the folder browser lists it. */
export interface BrowsedFolder {
  name: string
  path: string
  /** Can be opened by this program. */
  readable: boolean
  /** Already a source, or inside one. */
  taken: boolean
}
/** A place of the folder browser: where it stands and what is there. */
export interface FolderPlace {
  path: string
  /** null at the top. */
  parent: string | null
  folders: readonly BrowsedFolder[]
  /** Media files directly in it, counted up to a limit. */
  mediaFiles: number
  error?: Message
}
