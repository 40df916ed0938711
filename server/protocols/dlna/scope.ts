import type { Actor } from '../../access/index.ts'
import { ROOT, type Tree, type TreeNode } from '../../catalog/index.ts'
import type { TvSetting } from '../../operations/index.ts'
import { legacyRoots, placeOf, type LegacyRoot } from './legacy-roots.ts'
import { noSuchNode } from './no-such-node.ts'

/** What an administrator lets televisions see. */
export type ScopeSetting = Pick<TvSetting, 'show' | 'hide' | 'kinds'>
export type Scope = ReturnType<typeof createScope>
/** A node of the tree, and the legacy root that it was reached by. */
export interface Placed { node: TreeNode; legacy?: LegacyRoot }

/** Decides for each node of the tree whether it is to be seen. */
export function createScope({ tree, actor, setting: { show, hide, kinds } }: { tree: Pick<Tree, 'find'>; actor: Actor; setting: ScopeSetting }) {
  const isCut = show.length > 0 || hide.length > 0
  const isThere = ({ branch, kind }: LegacyRoot): boolean => kinds.includes(kind) && !hide.includes(branch) && (show.length === 0 || show.includes(branch))

  /** Goes up from a container to the top: it must come by something shown, and by nothing hidden. */
  async function isOpen(id: string): Promise<boolean> {
    const way: string[] = []
    for (let at = id; at !== ROOT && way.length < 100; at = (await tree.find(actor, at)).parentId) way.push(at)
    return !way.some((each) => hide.includes(each)) && (show.length === 0 || way.some((each) => show.includes(each)))
  }
  /** `known` remembers containers for as long as one question takes. */
  async function isShown(node: TreeNode, known = new Map<string, boolean>()): Promise<boolean> {
    if (!isCut) return true
    // what a search from the top found stands in no branch of its own
    if (node.type === 'entry' && node.parentId === ROOT) return false
    const container = node.type === 'container' ? node.id : node.parentId
    const answer = known.get(container) ?? await isOpen(container)
    known.set(container, answer)
    return answer
  }

  return {
    isCut, isShown, kinds,
    seesAll: !isCut && kinds.length === 3,
    /** The legacy roots whose branch is shown whole. */
    legacyRoots: legacyRoots.filter(isThere),
    isHidden: (id: string): boolean => hide.includes(id),
    isTop: (id: string): boolean => show.includes(id),
    /**
     * The node that an id of ours stands for.
     * @throws AppError 'not-found' catalog.tree-no-such also for what is not shown
     */
    async require(id: string): Promise<Placed> {
      const place = placeOf(id)
      if (!place || place.treeId === ROOT || (place.legacy && !isThere(place.legacy))) throw noSuchNode()
      const node = await tree.find(actor, place.treeId)
      if ((node.type === 'entry' && !kinds.includes(node.kind)) || !(await isShown(node))) throw noSuchNode()
      return { node, legacy: place.legacy }
    },
    /** What stands below the top: the branches, or what was chosen of them. */
    async tops(all: () => Promise<TreeNode[]>): Promise<TreeNode[]> {
      const nodes = show.length > 0 ? (await Promise.all(show.map((id) => tree.find(actor, id).then((node) => [node], () => [])))).flat() : await all()
      return nodes.filter(({ id }) => !hide.includes(id))
    },
  }
}
