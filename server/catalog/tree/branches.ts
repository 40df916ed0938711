import type { Branch } from './branch.ts'
import { createDateBranch } from './date-branch.ts'
import { createFavoritesBranch } from './favorites-branch.ts'
import { createFoldersBranch } from './folders-branch.ts'
import { createScenesBranch, createThingsBranch } from './labels-branch.ts'
import { createMusicBranch } from './music-branch.ts'
import { createPeopleBranch } from './people-branch.ts'
import { createRecentBranch } from './recent-branch.ts'
import { createSearchesBranch } from './searches-branch.ts'
import { createSortBranch } from './sort-branch.ts'
import { createTagsBranch } from './tags-branch.ts'
import { createTextBranch } from './text-branch.ts'
import type { TreeParts } from './tree-parts.ts'
import { createVideosBranch } from './videos-branch.ts'

/** Every root of the tree, in the order in which people see them; a new one is a file and a line here. */
export const branches: readonly ((parts: TreeParts) => Branch)[] = [
  createFoldersBranch, createDateBranch, createPeopleBranch, createTagsBranch, createScenesBranch, createThingsBranch, createTextBranch, createMusicBranch, createVideosBranch, createRecentBranch, createFavoritesBranch, createSearchesBranch, createSortBranch,
]
