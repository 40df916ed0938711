import { eq } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import { anyFile } from './any-file.ts'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { shelfOfTime } from './split-by-time.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const where = eq(files.kind, 'video')

/** Films by the year that they were taken in. */
export const createVideosBranch = (parts: TreeParts): Branch => createShelfBranch(parts, {
  id: 'videos', title: 'tree.videos', topic: 'videos',
  isThere: (actor) => anyFile(parts, actor, where),
  shelf: (actor, id) => shelfOfTime(parts, actor, { id: 'videos', parentId: ROOT, where, years: 'always' }, id.slice('videos.'.length)),
})
