import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { createTag, deleteTag, mergeTags, moveTag } from './arrange-tags.ts'
import { addTag, removeTag } from './edit-tags.ts'
import { listTags, suggestTags, tagsOfFile, tagTree } from './list-tags.ts'

/** Tags: what people call files, as a tree. */
export const createTags = (parts: Pick<CatalogParts, 'db' | 'events' | 'queue'>) => ({
  add: (actor: Actor, fileIds: string[], path: string) => addTag(parts, actor, fileIds, path),
  remove: (actor: Actor, fileIds: string[], tagId: string) => removeTag(parts, actor, fileIds, tagId),
  create: (actor: Actor, spaceId: string, path: string) => createTag(parts, actor, spaceId, path),
  move: (actor: Actor, tagId: string, path: string) => moveTag(parts, actor, tagId, path),
  merge: (actor: Actor, tagId: string, intoId: string) => mergeTags(parts, actor, tagId, intoId),
  delete: (actor: Actor, tagId: string) => deleteTag(parts, actor, tagId),
  list: (actor: Actor) => listTags(parts.db, actor),
  tree: (actor: Actor) => tagTree(parts.db, actor),
  suggest: (actor: Actor, typed: string, limit?: number) => suggestTags(parts.db, actor, typed, limit),
  ofFile: (actor: Actor, fileId: string) => tagsOfFile(parts.db, actor, fileId),
})
