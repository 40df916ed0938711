import { sql } from 'drizzle-orm'
import { defaultSpace, type Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import { createTag, deleteTag, moveTag } from '../tags/arrange-tags.ts'
import { addTag, removeTag } from '../tags/edit-tags.ts'
import type { Branch } from './branch.ts'
import { cannot, noSuchNode, requireSafe } from './refusals.ts'
import { partsOf } from './entry-id.ts'
import type { KnownTag } from './tags-branch.ts'
import type { TreeNode } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** What people do to the tree of tags: what is put into a tag gets it, what is taken out loses it. */
export function tagWrites(parts: TreeParts, known: (actor: Actor) => Promise<ReadonlyMap<string, KnownTag>>, find: (actor: Actor, id: string) => Promise<TreeNode | undefined>): Pick<Branch, 'place' | 'remove' | 'make' | 'move'> {
  const title = 'tree.tags'
  const tagOf = async (actor: Actor, containerId: string): Promise<KnownTag> => {
    if (containerId === 'tags') throw await cannot(parts, title)
    const tag = (await known(actor)).get(containerId.slice('tags.'.length))
    if (!tag) throw noSuchNode()
    return tag
  }
  const found = async <Node extends TreeNode>(actor: Actor, id: string): Promise<Node> => {
    const node = await parts.fresh(() => find(actor, id))
    if (!node) throw noSuchNode()
    return node as Node
  }
  const place = async (actor: Actor, containerId: string, fileIds: readonly string[]): Promise<void> => {
    const tag = await tagOf(actor, containerId)
    if (fileIds.length === 0) return
    const [stranger] = await parts.db.select({ id: files.id }).from(files).where(sql`${files.id} = any(${sql.param([...fileIds])}::uuid[]) and ${files.spaceId} <> ${tag.spaceId} and ${parts.shown(actor)}`).limit(1)
    if (stranger) throw new AppError('forbidden', 'catalog.tree-other-space')
    await addTag(parts, actor, [...fileIds], tag.path)
  }
  const moveContainer = async (actor: Actor, id: string, to: { containerId: string; name: string }): Promise<TreeNode> => {
    const tag = await tagOf(actor, id)
    const above = to.containerId === 'tags' ? undefined : await tagOf(actor, to.containerId)
    if (above && above.spaceId !== tag.spaceId) throw new AppError('forbidden', 'catalog.tree-other-space')
    requireSafe(to.name)
    await moveTag(parts, actor, tag.id, above ? `${above.path}/${to.name}` : to.name)
    return found(actor, id)
  }
  return {
    place,
    async remove(actor, id) {
      const { containerId, fileId } = partsOf(id)
      const tag = await tagOf(actor, containerId)
      await (fileId === undefined ? deleteTag(parts, actor, tag.id) : removeTag(parts, actor, [fileId], tag.id))
    },
    async make(actor, containerId, name) {
      const above = containerId === 'tags' ? undefined : await tagOf(actor, containerId)
      requireSafe(name)
      const { tagId } = await createTag(parts, actor, above?.spaceId ?? defaultSpace(actor), above ? `${above.path}/${name}` : name)
      return found(actor, `tags.${tagId}`)
    },
    async move(actor, id, to) {
      const { containerId, fileId } = partsOf(id)
      if (fileId === undefined) return moveContainer(actor, id, to)
      const node = await find(actor, id)
      if (!node) throw noSuchNode()
      // a file's own name is changed where the file lies
      if (node.name !== to.name) throw await cannot(parts, title)
      if (containerId === to.containerId) return node
      await place(actor, to.containerId, [fileId])
      await removeTag(parts, actor, [fileId], (await tagOf(actor, containerId)).id)
      return found(actor, `${to.containerId}~${fileId}`)
    },
  }
}
