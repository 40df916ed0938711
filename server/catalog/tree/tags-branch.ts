import { and, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { fileTags, tags } from '../schema.ts'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import type { Box } from './shelf.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'
import { tagWrites } from './write-tags.ts'
import { seesTag } from '../sight/sees-beside.ts'

/** A tag as the tree knows it. */
export interface KnownTag { id: string; spaceId: string; parentId: string | null; name: string; path: string }

const idOf = (tagId: string | null): string => (tagId === null ? 'tags' : `tags.${tagId}`)

/** The tree of tags; a container holds the files that have exactly its tag. */
export function createTagsBranch(parts: TreeParts): Branch {
  const { db, remember } = parts
  const known = (actor: Actor): Promise<ReadonlyMap<string, KnownTag>> => remember(actor, 'tags', async () => {
    const rows = await db.select({ id: tags.id, spaceId: tags.spaceId, parentId: tags.parentId, name: tags.name, path: tags.path }).from(tags).where(seesTag(actor)).orderBy(sql`${tags.path} collate "und-x-icu"`, tags.id)
    return new Map(rows.map((tag) => [tag.id, tag]))
  })
  const branch: Branch = createShelfBranch(parts, {
    id: 'tags', title: 'tree.tags', topic: 'tag',
    // whoever may make a tag finds the place for it
    isThere: async (actor) => actor.spaces.some(({ role }) => role !== 'viewer') || (await known(actor)).size > 0,
    async shelf(actor, id) {
      const all = await known(actor)
      const tag = all.get(id.slice('tags.'.length))
      if (id !== 'tags' && !tag) return undefined
      const boxes = async (): Promise<Box[]> => [...all.values()].filter(({ parentId }) => parentId === (tag?.id ?? null)).map((each) => ({ id: idOf(each.id), name: each.name, topic: 'tag' }))
      if (!tag) return { parentId: ROOT, boxes, below: tagged([...all.keys()]) }
      const below = [...all.values()].filter(({ spaceId, path }) => spaceId === tag.spaceId && (path === tag.path || path.startsWith(`${tag.path}/`)))
      return { parentId: idOf(tag.parentId), boxes, list: { where: tagged([tag.id]) }, below: tagged(below.map((each) => each.id)) }
    },
    ...tagWrites(parts, known, (actor, id) => branch.find(actor, id)),
  })
  return branch
}

const tagged = (tagIds: readonly string[]) => sql`${files.id} in (select ${fileTags.fileId} from ${fileTags} where ${and(tagIds.length ? inArray(fileTags.tagId, [...tagIds]) : sql`false`)})`
