import type { Actor } from '../../access/index.ts'
import type { Tree, TreeNode } from '../../catalog/index.ts'

/** Milliseconds that a person's branch of folders is remembered: every request begins with its name. */
const REMEMBERED = 5000
const MOST = 1000

/** The branch of folders as somebody sees it; undefined while it is hidden. */
export type FoldersBranch = (actor: Actor) => Promise<TreeNode | undefined>

/** Finds the branch of folders, and remembers it for some seconds. */
export function createFoldersBranch(tree: Pick<Tree, 'find'>): FoldersBranch {
  const known = new Map<string, { at: number; node: Promise<TreeNode | undefined> }>()
  return (actor) => {
    const before = known.get(actor.userId)
    if (before && performance.now() - before.at < REMEMBERED) return before.node
    if (known.size >= MOST) known.clear()
    const node = tree.find(actor, 'folders').catch(() => undefined)
    known.set(actor.userId, { at: performance.now(), node })
    return node
  }
}
