import type { Actor } from '../../access/index.ts'
import { FOLDERS } from './folder-ids.ts'
import type { TreeNode } from './tree-node.ts'

/** A node as the actor is told of it. When anything in the tree changed last would tell one who is limited of what they do not see: to them containers are as old as the program has run, but for folders, which know when what is seen in them changed. */
export const limitedTimes = (actor: Actor, start: Date) => <Node extends TreeNode>(node: Node): Node =>
  (actor.isLimited && node.type === 'container' && !node.id.startsWith(`${FOLDERS}.`) ? { ...node, changedAt: start } : node)
