import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import { branches } from './branches.ts'
import { limitedTimes } from './limited-times.ts'
import { createLooks } from './looks.ts'
import { rememberWhile } from './remember.ts'
import { createRoots } from './roots.ts'
import { treeHidden } from './settings.ts'
import { treeShape, type ArrangedTree } from './tree-shape.ts'
import { ROOT, type TreeChildren, type TreePage } from './tree-node.ts'
import type { TreeGiven, TreeParts } from './tree-parts.ts'
import { treeWrites } from './write-tree.ts'

/** Most nodes of a page. */
const MOST = 1000

/** Builds the tree of the organized library out of its branches. */
export function createTree(given: TreeGiven): ArrangedTree {
  const start = given.clock.now()
  const { looking, within, stamp, words, hidden } = createLooks({ db: given.db, start, words: given.words, hidden: () => given.settings.get(treeHidden) })
  const parts: TreeParts = {
    ...given, words, remember: rememberWhile(stamp), fresh: looking,
    shown: (actor: Actor): SQL => and(sees(actor), eq(files.state, 'present')) ?? sql`false`,
    changedAt: async () => (await stamp()).changedAt,
  }
  const all = branches.map((create) => create(parts))
  const roots = createRoots(parts, all, hidden)
  const childrenOf = async (actor: Actor, id: string, page: TreePage): Promise<TreeChildren> => {
    if (id !== ROOT) return (await roots.branchAt(actor, id)).children(actor, id, page)
    const nodes = await roots.list(actor)
    return { total: nodes.length, nodes: nodes.slice(page.from, page.from + page.count) }
  }
  return {
    find: (actor, id) => within(async () => limitedTimes(actor, start)(await roots.find(actor, id))),
    children: (actor, id, page) => within(async (): Promise<TreeChildren> => {
      const { total, nodes } = await childrenOf(actor, id, bounded(page))
      return { total, nodes: nodes.map(limitedTimes(actor, start)) }
    }),
    child: (actor, id, name) => within(async () => {
      const node = id === ROOT ? (await roots.list(actor)).find((each) => each.name === name) : await (await roots.branchAt(actor, id)).child(actor, id, name)
      return node && limitedTimes(actor, start)(node)
    }),
    search: (actor, id, filter, page) => within(async () => (id === ROOT ? roots.whole : await roots.branchAt(actor, id)).search(actor, id, filter, bounded(page))),
    updateId: async () => (await stamp()).updateId,
    look: looking,
    ...treeWrites(parts, roots),
    ...treeShape(parts, all),
  }
}

const bounded = ({ from, count, sort }: TreePage): TreePage => ({ from: Math.max(0, Math.trunc(from)), count: Math.max(0, Math.min(MOST, Math.trunc(count))), ...(sort && { sort }) })
