import { and, eq, inArray, sql } from 'drizzle-orm'
import { requireRole, spacesOf, type Actor } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { decide, type Decision, type Decided } from '../history/decide.ts'
import { fileTags, tags } from '../schema.ts'
import { indexLater } from '../search/index-files.ts'
import { applyTagEdit, nothing, type TagEdit, type TagPart } from './tag-edit.ts'
import { tagNames } from './tag-path.ts'
import { lockTags, planPath } from './tag-tree.ts'

type TagParts = Pick<CatalogParts, 'db' | 'events' | 'queue'>

/** Files that one decision touches at most. */
export const MOST_FILES = 10_000

/**
 * Gives files a tag by its path; parents that do not stand yet are made.
 * @throws AppError 'invalid' catalog.tag-empty | catalog.tag-too-long | catalog.tag-too-deep | catalog.too-many-files, 'not-found' catalog.no-files, 'forbidden' access.role-needed
 */
export async function addTag(parts: TagParts, actor: Actor, fileIds: string[], typed: string): Promise<Decided> {
  const names = tagNames(typed)
  return decide(parts, actor, async (tx) => {
    const decisions: Decision[] = []
    for (const [spaceId, ids] of await filesBySpace(tx, actor, fileIds)) {
      await lockTags(tx, spaceId)
      const { path, after, fresh } = await planTag(tx, spaceId, ids, names)
      if (fresh > 0) decisions.push(await editTags(tx, parts, actor, spaceId, 'tag-added', path, { before: nothing, after }))
    }
    return decisions
  })
}

/** The edit that gives files of a space, whose tags are locked, the tag of a path; only for those that lack it. */
export async function planTag(tx: Transaction, spaceId: string, ids: string[], names: string[]): Promise<{ path: string; after: TagPart; fresh: number }> {
  const { made, last } = await planPath(tx, spaceId, names)
  const has = new Set((await tx.select({ id: fileTags.fileId }).from(fileTags).where(eq(fileTags.tagId, last.id))).map(({ id }) => id))
  const fresh = ids.filter((id) => !has.has(id))
  return { path: last.path, after: fresh.length ? { tags: made, links: { [last.id]: fresh } } : nothing, fresh: fresh.length }
}

/**
 * Takes a tag from files; tags below it stay.
 * @throws AppError 'not-found' catalog.no-such-tag | catalog.no-files, 'invalid' catalog.too-many-files, 'forbidden' access.role-needed
 */
export async function removeTag(parts: TagParts, actor: Actor, fileIds: string[], tagId: string): Promise<Decided> {
  return decide(parts, actor, async (tx) => {
    const [tag] = await tx.select().from(tags).where(and(eq(tags.id, tagId), inArray(tags.spaceId, spacesOf(actor))))
    if (!tag) throw new AppError('not-found', 'catalog.no-such-tag')
    const ids = (await filesBySpace(tx, actor, fileIds)).get(tag.spaceId) ?? []
    await lockTags(tx, tag.spaceId)
    const having = ids.length ? await tx.execute<{ id: string }>(sql`select ${fileTags.fileId} as id from ${fileTags} where ${fileTags.tagId} = ${tagId} and ${fileTags.fileId} = any(${sql.param(ids)}::uuid[])`) : []
    if (having.length === 0) return []
    return [await editTags(tx, parts, actor, tag.spaceId, 'tag-removed', tag.path, { before: { tags: [], links: { [tagId]: having.map(({ id }) => id) } }, after: nothing })]
  })
}

/** Carries out an edit of tags and describes it for the history. */
export async function editTags(tx: Transaction, { queue }: Pick<CatalogParts, 'queue'>, actor: Actor, spaceId: string, action: Decision['action'], subject: string, edit: TagEdit): Promise<Decision> {
  const touched = await applyTagEdit(tx, spaceId, actor.userId, edit)
  await indexLater(tx, queue, touched)
  return { spaceId, action, fileIds: touched, before: { ...edit.before, subject }, after: { ...edit.after, subject } }
}

/**
 * The wanted files that the actor sees, by space; in each the actor must be a member.
 * @throws AppError 'invalid' catalog.too-many-files, 'not-found' catalog.no-files, 'forbidden' access.role-needed
 */
export async function filesBySpace(tx: Transaction, actor: Actor, fileIds: string[]): Promise<Map<string, string[]>> {
  if (fileIds.length > MOST_FILES) throw new AppError('invalid', 'catalog.too-many-files', { most: MOST_FILES, count: fileIds.length })
  const rows = await tx.execute<{ id: string; space: string }>(sql`
    select ${files.id} as id, ${files.spaceId} as space from ${files} where ${files.id} = any(${sql.param([...new Set(fileIds)])}::uuid[]) and ${sees(actor)}`)
  if (rows.length === 0) throw new AppError('not-found', 'catalog.no-files')
  const bySpace = new Map<string, string[]>()
  for (const { id, space } of rows) {
    const ids = bySpace.get(space)
    if (ids) ids.push(id)
    else bySpace.set(space, [id])
  }
  for (const spaceId of bySpace.keys()) requireRole(actor, spaceId, 'member')
  return bySpace
}
