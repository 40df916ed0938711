import { and, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { mayBeCalled } from './entry-names.ts'
import { nameApart } from './safe-name.ts'
import { selectEntries } from './select-entries.ts'
import type { Box, EntryList, FindShelf, Shelf } from './shelf.ts'
import { branchContainer } from './branch-container.ts'
import { filterSql } from './tree-filter.ts'
import { type TreeChildren, type TreeContainer, type TreeNode, type TreePage } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** What makes a branch of shelves one of its own. */
export interface ShelfBranch extends Pick<Branch, 'id' | 'title' | 'topic' | 'isThere' | 'place' | 'remove' | 'make' | 'move'> {
  shelf: FindShelf
}

const inOrder = new Intl.Collator('und', { numeric: true })

/** A branch that says of each container what stands in it; finding, paging, counting and searching come of that. */
export function createShelfBranch(parts: TreeParts, { shelf, ...given }: ShelfBranch): Branch {
  const { db, remember, shown, changedAt } = parts

  const boxesOf = async (actor: Actor, id: string): Promise<readonly Box[]> => remember(actor, `boxes ${(await parts.words()).language} ${id}`, async () => nameApart(await (await shelf(actor, id))?.boxes?.() ?? []))
  const container = async (parentId: string, { id, name, topic, coverFileId }: Box): Promise<TreeContainer> => ({ type: 'container', id, parentId, name, topic, changedAt: await changedAt(), ...(coverFileId && { coverFileId }) })
  const findContainer = async (actor: Actor, id: string): Promise<{ node: TreeContainer; found: Shelf } | undefined> => {
    const found = await shelf(actor, id)
    if (!found) return undefined
    if (id === given.id) return { node: await branchContainer(parts, given), found }
    // what is above has to be there too, up to the branch
    if (found.parentId !== given.id && !(await findContainer(actor, found.parentId))) return undefined
    const box = (await boxesOf(actor, found.parentId)).find((one) => one.id === id)
    return box && { node: await container(found.parentId, box), found }
  }
  const seen = (actor: Actor, where: SQL): SQL => and(shown(actor), where) ?? where
  const seenList = (actor: Actor, list: EntryList): EntryList => ({ ...list, where: seen(actor, list.where) })
  const count = async (where: SQL): Promise<number> => (await db.select({ n: sql<number>`count(*)::int` }).from(files).where(where))[0]?.n ?? 0
  const namesOf = async (actor: Actor, id: string): Promise<ReadonlySet<string>> => new Set((await boxesOf(actor, id)).map(({ name }) => name.toLowerCase()))

  /** Also below the container: whoever searched, or remembers where the file stood before a container was split, finds it. */
  const findEntry = async (actor: Actor, { containerId, fileId }: { containerId: string; fileId: string }): Promise<TreeNode | undefined> => {
    const place = await findContainer(actor, containerId)
    if (!place) return undefined
    const [only, taken] = [sql`${files.id} = ${fileId}::uuid`, await namesOf(actor, containerId)]
    const [right] = place.found.list ? await selectEntries(db, containerId, seenList(actor, place.found.list), { taken, only }) : []
    return right ?? (await selectEntries(db, containerId, { where: seen(actor, place.found.below) }, { taken, only }))[0]
  }

  return {
    ...given,
    async find(actor, id) {
      const { containerId, fileId } = partsOf(id)
      return fileId === undefined ? (await findContainer(actor, containerId))?.node : findEntry(actor, { containerId, fileId })
    },
    async children(actor, id, { from, count: most, sort }) {
      const place = await findContainer(actor, id)
      if (!place) return { total: 0, nodes: [] }
      const boxes = sorted(await boxesOf(actor, id), sort)
      const list = place.found.list && seenList(actor, place.found.list)
      const files = list ? await remember(actor, `count ${id}`, () => count(list.where)) : 0
      const nodes: TreeNode[] = await Promise.all(boxes.slice(from, from + most).map((box) => container(id, box)))
      const left = most - nodes.length
      if (list && left > 0 && files > 0) nodes.push(...await selectEntries(db, id, list, { taken: await namesOf(actor, id), sort, from: Math.max(0, from - boxes.length), count: left }))
      return { total: boxes.length + files, nodes }
    },
    async child(actor, id, name) {
      const place = await findContainer(actor, id)
      if (!place) return undefined
      const box = (await boxesOf(actor, id)).find((one) => one.name === name)
      if (box) return container(id, box)
      if (!place.found.list) return undefined
      const entries = await selectEntries(db, id, seenList(actor, place.found.list), { taken: await namesOf(actor, id), only: mayBeCalled(name), count: 1000 })
      return entries.find((entry) => entry.name === name)
    },
    async search(actor, id, filter, { from, count: most, sort }): Promise<TreeChildren> {
      const place = await findContainer(actor, id)
      if (!place) return { total: 0, nodes: [] }
      const where = seen(actor, place.found.below)
      const matching = and(where, filterSql(filter)) ?? where
      const total = await remember(actor, `search ${id} ${JSON.stringify(filter)}`, () => count(matching))
      return { total, nodes: total === 0 ? [] : await selectEntries(db, id, { where }, { taken: await namesOf(actor, id), only: matching, sort: sort ?? '-taken', from, count: most }) }
    },
  }
}

function sorted(boxes: readonly Box[], sort: TreePage['sort']): readonly Box[] {
  if (sort !== 'name' && sort !== '-name') return boxes
  const direction = sort === 'name' ? 1 : -1
  return boxes.toSorted((a, b) => direction * inOrder.compare(a.name, b.name))
}
