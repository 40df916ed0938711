import { and, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { branchContainer } from './branch-container.ts'
import { nameApart } from './safe-name.ts'
import type { SeenList } from './select-entries.ts'
import type { ShelfBranch } from './shelf-branch.ts'
import type { Box, EntryList, Shelf } from './shelf.ts'
import type { TreeContainer } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** The shelves of one branch as one actor sees them. */
export function createShelves(parts: TreeParts, { shelf, ...given }: Pick<ShelfBranch, 'id' | 'title' | 'topic' | 'shelf'>) {
  const { db, remember, shown } = parts
  /** Containers right in a container, with their names as they are shown. */
  const boxesOf = async (actor: Actor, id: string): Promise<readonly Box[]> => remember(actor, `boxes ${(await parts.words()).language} ${id}`, async () => nameApart(await (await shelf(actor, id))?.boxes?.() ?? []))
  const containerOf = async (parentId: string, { id, name, topic, coverFileId }: Box): Promise<TreeContainer> => ({ type: 'container', id, parentId, name, topic, changedAt: await parts.changedAt(), ...(coverFileId && { coverFileId }) })
  /** A container with what stands in it; undefined where it, or anything above it, is not there for the actor. */
  const find = async (actor: Actor, id: string): Promise<{ node: TreeContainer; found: Shelf } | undefined> => {
    // ids come from outside: one that belongs to no container of the branch leads nowhere, also not up and round again
    const found = id === given.id || id.startsWith(`${given.id}.`) && !id.endsWith('.') ? await shelf(actor, id) : undefined
    if (!found) return undefined
    if (id === given.id) return { node: await branchContainer(parts, given), found }
    if (found.parentId !== given.id && !(await find(actor, found.parentId))) return undefined
    const box = (await boxesOf(actor, found.parentId)).find((one) => one.id === id)
    return box && { node: await containerOf(found.parentId, box), found }
  }
  return {
    boxesOf, containerOf, find,
    listOf: async (actor: Actor, parentId: string, list: EntryList): Promise<SeenList> => ({ ...list, parentId, shown: shown(actor), taken: new Set((await boxesOf(actor, parentId)).map(({ name }) => name.toLowerCase())) }),
    /** Counts files until the tree changes. */
    count: (actor: Actor, name: string, where: SQL | undefined): Promise<number> => remember(actor, `count ${name}`, async () => (await db.select({ n: sql<number>`count(*)::int` }).from(files).where(and(shown(actor), where)))[0]?.n ?? 0),
    /** Places in a long list that were read already: whoever goes on from one page to the next begins there. */
    places: (actor: Actor, name: string): Promise<Map<number, readonly string[]>> => remember(actor, `places ${name}`, async () => new Map<number, readonly string[]>()),
  }
}
