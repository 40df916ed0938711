import type { Actor } from '../../server/access/index.ts'
import { ROOT, type Tree, type TreeContainer, type TreeNode } from '../../server/catalog/index.ts'
import type { Branch } from '../../server/catalog/tree/branch.ts'
import { AppError } from '../../server/platform/index.ts'

/** A tree of the given branches and nothing else, each by its id as name. */
export function treeOf(branches: { name: string; branch: Branch }[]): Tree {
  const containerOf = ({ name, branch }: (typeof branches)[number]): TreeContainer => ({ type: 'container', id: branch.id, parentId: ROOT, name, topic: 'folder', changedAt: new Date(0) })
  const of = (id: string): Branch => {
    const found = branches.find(({ branch }) => id === branch.id || id.startsWith(`${branch.id}.`))?.branch
    if (!found) throw new AppError('not-found', 'catalog.tree-no-such')
    return found
  }
  const can = <Method>(method: Method | undefined): Method => {
    if (!method) throw new AppError('forbidden', 'catalog.tree-cannot', { branch: 'this' })
    return method
  }
  const find = async (actor: Actor, id: string): Promise<TreeNode> => {
    const top = branches.find(({ branch }) => branch.id === id)
    const node = top ? containerOf(top) : await of(id).find(actor, id)
    if (!node) throw new AppError('not-found', 'catalog.tree-no-such')
    return node
  }
  return {
    find,
    children: async (actor, id, page) => (id === ROOT ? { total: branches.length, nodes: branches.map(containerOf).slice(page.from, page.from + page.count) } : of(id).children(actor, id, page)),
    child: async (actor, id, name) => (id === ROOT ? branches.map(containerOf).find((node) => node.name === name) : of(id).child(actor, id, name)),
    search: (actor, id, filter, page) => of(id).search(actor, id, filter, page),
    updateId: async () => 1,
    place: (actor, id, files) => can(of(id).place)(actor, id, files),
    remove: (actor, id) => can(of(id).remove)(actor, id),
    make: (actor, id, name) => can(of(id).make)(actor, id, name),
    move: (actor, id, to) => can(of(id).move)(actor, id, to),
  }
}
