import type { Branch } from './branch.ts'
import { partsOf } from './entry-id.ts'
import { cannot } from './refusals.ts'
import type { createRoots } from './roots.ts'
import { ROOT, type Tree } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** What people do to the tree, handed to the branch that knows what it means; a branch as a whole stays as it is. */
export function treeWrites(parts: TreeParts, { find, branchOf, branchAt }: ReturnType<typeof createRoots>): Pick<Tree, 'place' | 'remove' | 'make' | 'move'> {
  const { fresh } = parts
  const refuse = async (branch?: Branch): Promise<never> => { throw await cannot(parts, branch?.title ?? 'tree.library') }
  /** The branch of something below it; undefined for the root, its entries, and the branches themselves. */
  const below = (id: string): Branch | undefined => (partsOf(id).containerId === ROOT ? undefined : branchOf(id))
  return {
    place: (actor, id, fileIds) => fresh(async () => {
      const branch = id === ROOT ? undefined : await branchAt(actor, id)
      return branch?.place ? branch.place(actor, id, fileIds) : refuse(branch)
    }),
    remove: (actor, id) => fresh(async () => {
      await find(actor, id)
      const branch = below(id)
      return branch?.remove && branch.id !== id ? branch.remove(actor, id) : refuse(branch)
    }),
    make: (actor, id, name) => fresh(async () => {
      const branch = id === ROOT ? undefined : await branchAt(actor, id)
      return branch?.make ? branch.make(actor, id, name) : refuse(branch)
    }),
    move: (actor, id, to) => fresh(async () => {
      await find(actor, id)
      const branch = below(id)
      const isWithin = branch !== undefined && branch.id !== id && to.containerId !== ROOT && branch === await branchAt(actor, to.containerId)
      return isWithin && branch.move ? branch.move(actor, id, to) : refuse(branch)
    }),
  }
}
