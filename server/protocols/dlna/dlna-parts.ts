import type { Access } from '../../access/index.ts'
import type { Catalog, Tree } from '../../catalog/index.ts'
import type { Library } from '../../library/index.ts'
import type { Devices } from '../../operations/index.ts'
import type { Clock, Config, Events, Log } from '../../platform/index.ts'
import type { Renditions } from '../../renditions/index.ts'
import type { LanInterface } from './interfaces.ts'
import type { LegacyRoot } from './legacy-roots.ts'

/** What the door stands on. */
export interface DlnaParts {
  catalog: { tree: Pick<Tree, 'find' | 'children' | 'search' | 'updateId' | 'look'>; transcripts: Pick<Catalog['transcripts'], 'spokenAmong' | 'write'> }
  library: Pick<Library, 'technicalFacts' | 'openOriginal' | 'findFile'>
  renditions: Pick<Renditions, 'ready' | 'find' | 'fitted'>
  devices: Pick<Devices, 'tv' | 'udn' | 'opened' | 'bookmarks' | 'setBookmark'>
  access: Pick<Access, 'signItemUrl' | 'verifyItemUrl' | 'firstSpace'>
  events: Pick<Events, 'listen'>
  clock: Clock
  log: Log
  config: Pick<Config, 'dataDir' | 'host' | 'dlnaPort' | 'publicUrl' | 'allowedHosts'>
  /** Mantel's own. */
  version: string
  /** Names of the roots that devices know, in the language of the house. */
  title: (key: LegacyRoot['title']) => Promise<string>
  /** The bytes of an icon by its name. */
  icon: (file: string) => Buffer | undefined
  /** The networks of this machine, unless told. */
  interfaces?: () => LanInterface[]
}
