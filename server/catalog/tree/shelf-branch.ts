import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { mayBeCalled } from './entry-names.ts'
import { findFiles } from './found-files.ts'
import { selectEntries } from './select-entries.ts'
import type { Box, FindShelf } from './shelf.ts'
import { createShelves } from './shelves.ts'
import type { TreeChildren, TreeNode, TreePage, TreeSort } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** What makes a branch of shelves one of its own. */
export interface ShelfBranch extends Pick<Branch, 'id' | 'title' | 'topic' | 'isThere' | 'place' | 'remove' | 'make' | 'move'> {
  shelf: FindShelf
}

/** Files of one stem in one container among which a name is looked for, the oldest first. */
const MOST_ALIKE = 1000

/** A branch that says of each container what stands in it; finding, paging, counting and searching come of that. */
export function createShelfBranch(parts: TreeParts, { shelf, ...given }: ShelfBranch): Branch {
  const { db } = parts
  const { find, boxesOf, containerOf, listOf, count, places } = createShelves(parts, { ...given, shelf })

  /** Also below the container: whoever searched, or remembers where the file stood before a container was split, finds it. */
  const findEntry = async (actor: Actor, { containerId, fileId }: { containerId: string; fileId: string }): Promise<TreeNode | undefined> => {
    const place = await find(actor, containerId)
    if (!place) return undefined
    const only = sql`${files.id} = ${fileId}::uuid`
    const [right] = place.found.list ? await selectEntries(db, await listOf(actor, containerId, place.found.list), { only }) : []
    return right ?? (await selectEntries(db, await listOf(actor, containerId, { where: place.found.below }), { only }))[0]
  }

  return {
    ...given,
    async find(actor, id) {
      const { containerId, fileId } = partsOf(id)
      return fileId === undefined ? (await find(actor, containerId))?.node : findEntry(actor, { containerId, fileId })
    },
    async children(actor, id, { from, count: most, sort }) {
      const place = await find(actor, id)
      if (!place) return { total: 0, nodes: [] }
      const [boxes, { list }] = [sorted(await boxesOf(actor, id), sort), place.found]
      const entries = list ? await count(actor, id, list.where) : 0
      const nodes: TreeNode[] = await Promise.all(boxes.slice(from, from + most).map((box) => containerOf(id, box)))
      const left = most - nodes.length
      if (list && left > 0 && entries > 0) {
        nodes.push(...await selectEntries(db, await listOf(actor, id, list), { sort: listSort(sort, entries), from: Math.max(0, from - boxes.length), count: left, places: await places(actor, `${id} ${sort ?? ''}`) }))
      }
      return { total: boxes.length + entries, nodes }
    },
    async child(actor, id, name) {
      const place = await find(actor, id)
      if (!place) return undefined
      const box = (await boxesOf(actor, id)).find((one) => one.name === name)
      if (box) return containerOf(id, box)
      if (!place.found.list) return undefined
      const oldestFirst = { where: place.found.list.where, order: [sql`${files.id}`] }
      const entries = await selectEntries(db, await listOf(actor, id, oldestFirst), { only: mayBeCalled(name), count: MOST_ALIKE })
      return entries.find((entry) => entry.name === name)
    },
    async search(actor, id, filter, { from, count: most, sort }): Promise<TreeChildren> {
      const place = await find(actor, id)
      if (!place) return { total: 0, nodes: [] }
      const { total, only } = await findFiles(parts, actor, { place: id, where: place.found.below, filter })
      if (total === 0) return { total, nodes: [] }
      const range = { only, sort: listSort(sort, total), from, count: most, places: await places(actor, `${id} ${JSON.stringify(filter)} ${sort ?? ''}`) }
      return { total, nodes: await selectEntries(db, await listOf(actor, id, { where: place.found.below }), range) }
    },
  }
}

/** Titles stand in two tables, which no index puts into one order: longer lists are ordered by the names of files. */
const MOST_BY_TITLE = 2000

const listSort = (sort: TreeSort | undefined, total: number): TreeSort | undefined => (total > MOST_BY_TITLE && sort === 'title' ? 'name' : total > MOST_BY_TITLE && sort === '-title' ? '-name' : sort)

const inOrder = new Intl.Collator('und', { numeric: true })

function sorted(boxes: readonly Box[], sort: TreePage['sort']): readonly Box[] {
  if (!sort || !/^-?(name|title)$/.test(sort)) return boxes
  const direction = sort.startsWith('-') ? -1 : 1
  return boxes.toSorted((a, b) => direction * inOrder.compare(a.name, b.name))
}
