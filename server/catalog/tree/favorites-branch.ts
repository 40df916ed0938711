import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { fileMarks } from '../schema.ts'
import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { cannot } from './refusals.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const title = 'tree.favorites'
const whereOf = (actor: Actor) => sql`${files.id} in (select ${fileMarks.fileId} from ${fileMarks} where ${and(eq(fileMarks.userId, actor.userId), eq(fileMarks.favorite, 1))})`

/** The favourites of whoever looks, newest first; what is put here becomes one, what is taken out is none any more. */
export const createFavoritesBranch = (parts: TreeParts): Branch => createShelfBranch(parts, {
  id: 'favorites', title, topic: 'list',
  // there before the first one, so that it can be put there
  isThere: async () => true,
  async shelf(actor, id) {
    return id === 'favorites' ? { parentId: ROOT, below: whereOf(actor), list: { where: whereOf(actor) } } : undefined
  },
  async place(actor, _, fileIds) {
    if (fileIds.length > 0) await parts.marks.favorite(actor, [...fileIds], true)
  },
  async remove(actor, id) {
    const { fileId } = partsOf(id)
    if (fileId === undefined) throw await cannot(parts, title)
    await parts.marks.favorite(actor, [fileId], false)
  },
})
