import { createHash } from 'node:crypto'
import type { ShownChildren } from '../shown-tree.ts'

/** Larger containers are not compared: everything counts as a change of them. */
export const MOST_COMPARED = 200

/** What a container holds, in whatever order, as a short text that is another one when it holds something else; undefined where the page is not all of it. */
export function contentsOf({ total, nodes }: ShownChildren): string | undefined {
  if (nodes.length !== total || total > MOST_COMPARED) return undefined
  const lines = nodes.map((node) => JSON.stringify(node.type === 'container' ? [node.id, node.name, node.coverFileId] : [node.id, node.name, node.sha256, node.changedAt, node.music]))
  return createHash('sha256').update(lines.sort().join('\n')).digest('base64')
}
