import type { TreeChildren, TreeNode, TreePage, TreeSort } from '../../catalog/index.ts'
import { titleOf } from './content-directory/title.ts'

const PAGE = 1000
/** Nobody scrolls further on a television; more than this is not compared one by one. */
const MOST = 10_000

/** All nodes of a list, page by page. */
export async function gatherAll(ask: (page: TreePage) => Promise<TreeChildren>, sort: TreeSort | undefined): Promise<TreeNode[]> {
  const all: TreeNode[] = []
  for (let from = 0; from < MOST; from += PAGE) {
    const { total, nodes } = await ask({ from, count: PAGE, sort })
    all.push(...nodes)
    if (nodes.length === 0 || all.length >= total) break
  }
  return all
}

/** Puts lists of several places into one order; as they came where none is asked for. */
export function inOrder<Node extends TreeNode>(nodes: readonly Node[], sort: TreeSort | undefined): Node[] {
  if (sort === undefined) return [...nodes]
  const [by, sign] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1]
  const time = (node: TreeNode): number => (node.type === 'container' ? node.changedAt : by === 'taken' ? node.takenAt : node.addedAt).getTime()
  return [...nodes].sort((a, b) => sign * (by === 'title' ? titleOf(a).localeCompare(titleOf(b)) : by === 'name' ? a.name.localeCompare(b.name) : time(a) - time(b)))
}
