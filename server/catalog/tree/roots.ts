import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { branchContainer } from './branch-container.ts'
import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { noSuchNode } from './refusals.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { ROOT, type TreeContainer, type TreeNode } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const ID = /^[A-Za-z0-9._-]{1,200}(~[0-9a-f-]{36})?$/

/** The top of the tree: which branches stand there for an actor, and which of them an id belongs to. */
export function createRoots(parts: TreeParts, all: readonly Branch[], hidden: () => Promise<readonly string[]>) {
  /** Answers searches from the top, and for what they found. */
  const whole = createShelfBranch(parts, { id: ROOT, title: 'tree.library', topic: 'list', isThere: async () => true, shelf: async (_, id) => (id === ROOT ? { parentId: '', below: sql`true` } : undefined) })
  const isThere = async (actor: Actor, branch: Branch): Promise<boolean> => !(await hidden()).includes(branch.id) && parts.remember(actor, `there ${branch.id}`, () => branch.isThere(actor))
  /** @throws AppError 'not-found' catalog.tree-no-such */
  const branchOf = (id: string): Branch => {
    const branch = ID.test(id) ? all.find((each) => each.id === id.split(/[.~]/)[0]) : undefined
    if (!branch) throw noSuchNode()
    return branch
  }
  /** @throws AppError 'not-found' catalog.tree-no-such */
  const find = async (actor: Actor, id: string): Promise<TreeNode> => {
    if (id === ROOT) return { ...await branchContainer(parts, whole), parentId: '' }
    const branch = partsOf(id).containerId === ROOT ? whole : branchOf(id)
    const node = !(await isThere(actor, branch)) ? undefined : id === branch.id ? await branchContainer(parts, branch) : await branch.find(actor, id)
    if (!node) throw noSuchNode()
    return node
  }
  return {
    whole, branchOf, find,
    /** The branch of a container that the actor sees. */
    async branchAt(actor: Actor, id: string): Promise<Branch> {
      if ((await find(actor, id)).type !== 'container') throw noSuchNode()
      return branchOf(id)
    },
    async list(actor: Actor): Promise<TreeContainer[]> {
      const there = await Promise.all(all.map((branch) => isThere(actor, branch)))
      return Promise.all(all.filter((_, i) => there[i]).map((branch) => branchContainer(parts, branch)))
    },
  }
}
