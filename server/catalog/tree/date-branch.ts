import { sql } from 'drizzle-orm'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { shelfOfTime } from './split-by-time.ts'
import { anyFile } from './any-file.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** Everything by the year and month that it was taken in; a month of very many files by its days. */
export const createDateBranch = (parts: TreeParts): Branch => createShelfBranch(parts, {
  id: 'date', title: 'tree.date', topic: 'date',
  isThere: (actor) => anyFile(parts, actor, sql`true`),
  shelf: (actor, id) => shelfOfTime(parts, actor, { id: 'date', parentId: ROOT, where: sql`true`, years: 'always', months: 'always' }, id.slice('date.'.length)),
})
