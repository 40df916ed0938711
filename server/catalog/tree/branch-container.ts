import type { Branch } from './branch.ts'
import { safeName } from './safe-name.ts'
import { ROOT, type TreeContainer } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** The container of a whole branch, named in the language of the tree. */
export async function branchContainer({ words, changedAt }: Pick<TreeParts, 'words' | 'changedAt'>, { id, title, topic }: Pick<Branch, 'id' | 'title' | 'topic'>): Promise<TreeContainer> {
  return { type: 'container', id, parentId: ROOT, name: safeName((await words()).say(title)), topic, changedAt: await changedAt() }
}
