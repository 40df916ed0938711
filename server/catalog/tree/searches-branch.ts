import { or, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { SavedSearch } from '../saved-searches/create-saved-searches.ts'
import { newestFirst, type ScopeQuery } from '../timeline/scope.ts'
import { orderBy } from '../timeline/item.ts'
import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { cannot, noSuchNode, requireSafe } from './refusals.ts'
import { createShelfBranch } from './shelf-branch.ts'
import type { Box, FindShelf } from './shelf.ts'
import { shelfOfTime } from './split-by-time.ts'
import { ROOT, type TreeNode } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const title = 'tree.searches'
const idOf = (searchId: string): string => `searches.${searchId}`

/** What people search for and keep, a container a search: its files are those that the search finds now, the best first where the search tells which those are. */
export function createSearchesBranch(parts: TreeParts): Branch {
  const { remember, searches, clock } = parts
  const known = (actor: Actor): Promise<readonly SavedSearch[]> => remember(actor, 'searches', () => searches.list(actor))
  /** A search understood anew with every change of the tree, and every day: 'date:today' is another one tomorrow. */
  const scopeOf = (actor: Actor, { id, query }: SavedSearch): Promise<ScopeQuery> => remember(actor, `search ${id} ${clock.now().toISOString().slice(0, 10)}`, () => parts.findScope(actor, query))
  const searchOf = async (actor: Actor, containerId: string): Promise<SavedSearch> => {
    const search = (await known(actor)).find(({ id }) => idOf(id) === containerId)
    if (!search) throw await cannot(parts, title)
    return search
  }
  const shelf: FindShelf = async (actor, id) => {
    const all = await known(actor)
    if (id === 'searches') return { parentId: ROOT, boxes: async () => all.map((search): Box => ({ id: idOf(search.id), name: search.name, topic: 'list' })), below: sql`false` }
    const [searchId, moment = '', ...more] = id.slice('searches.'.length).split('.')
    const search = all.find((each) => each.id === searchId)
    if (!search || more.length) return undefined
    const { where, order } = await scopeOf(actor, search)
    if (order === newestFirst) return shelfOfTime(parts, actor, { id: idOf(search.id), parentId: 'searches', where }, moment)
    return moment === '' ? { parentId: 'searches', below: where, list: { where, order: orderBy(order) } } : undefined
  }
  const given = { id: 'searches', title, topic: 'list' as const, isThere: async (actor: Actor) => (await known(actor)).length > 0 }
  /** What all of them find together: each has to be understood for it, so only whoever searches there waits for that. */
  const together = createShelfBranch(parts, { ...given, shelf: async (actor, id) => {
    const found = await shelf(actor, id)
    const scopes = id === 'searches' ? await Promise.all((await known(actor)).map((search) => scopeOf(actor, search))) : []
    return found && { ...found, below: or(...scopes.map(({ where }) => where)) ?? found.below }
  } })
  const branch: Branch = {
    ...createShelfBranch(parts, { ...given, shelf }),
    search: together.search,
    /** The search is forgotten, its files stay; what it finds cannot be taken out of it. */
    async remove(actor, id) {
      const { containerId, fileId } = partsOf(id)
      const search = await searchOf(actor, containerId)
      if (fileId !== undefined || !search.own) throw await cannot(parts, title)
      await searches.delete(actor, search.id)
    },
    async move(actor, id, to): Promise<TreeNode> {
      const { containerId, fileId } = partsOf(id)
      const search = await searchOf(actor, containerId)
      if (fileId !== undefined || !search.own || to.containerId !== 'searches') throw await cannot(parts, title)
      requireSafe(to.name)
      await searches.change(actor, search.id, { name: to.name })
      const moved = await parts.fresh(() => branch.find(actor, id))
      if (!moved) throw noSuchNode()
      return moved
    },
  }
  return branch
}
