import type { Actor } from '../../access/index.ts'
import type { ContainerTopic, TreeChildren, TreeContainer, TreeFilter, TreeNode, TreePage } from './tree-node.ts'

/** One root of the tree and all below it; a new branch is one file and a line in branches.ts. */
export interface Branch {
  /** Begins all of its ids: 'people' in 'people', 'people.0198…', 'people.0198…~0199…'. */
  id: string
  /** Message key of its name. */
  title: string
  /** What its own container is about; the tree makes that container, whatever the branch. */
  topic: ContainerTopic
  /** False hides it: nothing of its kind is there. */
  isThere(actor: Actor): Promise<boolean>
  find(actor: Actor, id: string): Promise<TreeNode | undefined>
  children(actor: Actor, id: string, page: TreePage): Promise<TreeChildren>
  child(actor: Actor, id: string, name: string): Promise<TreeNode | undefined>
  search(actor: Actor, id: string, filter: TreeFilter, page: TreePage): Promise<TreeChildren>
  place?(actor: Actor, containerId: string, fileIds: readonly string[]): Promise<void>
  remove?(actor: Actor, id: string): Promise<void>
  make?(actor: Actor, containerId: string, name: string): Promise<TreeContainer>
  move?(actor: Actor, id: string, to: { containerId: string; name: string }): Promise<TreeNode>
}
