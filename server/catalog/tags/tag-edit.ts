import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { fileTags, tags } from '../schema.ts'

const TagRow = z.object({ id: z.uuid(), parentId: z.uuid().nullable(), name: z.string(), path: z.string() })
export type TagRow = z.infer<typeof TagRow>

/** Some tags and which files have them. */
export const TagPart = z.object({ tags: z.array(TagRow), links: z.record(z.uuid(), z.array(z.uuid())) })
export type TagPart = z.infer<typeof TagPart>
export const nothing: TagPart = { tags: [], links: {} }

/** An edit of the tree of tags is what it takes away and what it puts there; taken back, the two change places. */
export interface TagEdit { before: TagPart; after: TagPart }

/**
 * Carries out an edit within a space: `before` goes, `after` comes. Files and tags that are gone meanwhile are passed over. Returns the files whose tags are others now.
 * @throws AppError 'conflict' catalog.tag-place-taken where another tag has taken the name
 */
export async function applyTagEdit(tx: Transaction, spaceId: string, by: string, { before, after }: TagEdit): Promise<string[]> {
  const renamed = [...before.tags, ...after.tags].map(({ id }) => id)
  const touched = new Set(await filesOf(tx, renamed))
  for (const [tagId, ids] of Object.entries(before.links)) {
    if (ids.length) await tx.execute(sql`delete from ${fileTags} where ${fileTags.tagId} = ${tagId} and ${fileTags.fileId} = any(${sql.param(ids)}::uuid[])`)
    for (const id of ids) touched.add(id)
  }
  await putTags(tx, spaceId, after.tags)
  const coming = new Set(after.tags.map(({ id }) => id))
  // from the leaves up: a tag that still has files or tags of others below it stays
  for (const { id } of before.tags.filter((tag) => !coming.has(tag.id)).toSorted((a, b) => b.path.length - a.path.length)) {
    await tx.execute(sql`delete from ${tags} where ${tags.id} = ${id} and not exists (select 1 from ${fileTags} where ${fileTags.tagId} = ${id}) and not exists (select 1 from ${tags} child where child.parent_id = ${id})`)
  }
  for (const [tagId, ids] of Object.entries(after.links)) {
    for (const id of await link(tx, spaceId, by, tagId, ids)) touched.add(id)
  }
  return [...touched]
}

/** Rows get their new places in two steps, so that two tags may swap their names. */
async function putTags(tx: Transaction, spaceId: string, rows: TagRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.update(tags).set({ path: sql`'/' || ${tags.id}::text` }).where(inArray(tags.id, rows.map(({ id }) => id)))
  for (const { id, parentId, name, path } of rows.toSorted((a, b) => a.path.length - b.path.length)) {
    const [taken] = await tx.select({ id: tags.id }).from(tags).where(sql`${tags.spaceId} = ${spaceId} and lower(${tags.path}) = lower(${path}) and ${tags.id} <> ${id}`)
    if (taken) throw new AppError('conflict', 'catalog.tag-place-taken', { path })
    if (parentId !== null && !(await tx.select({ id: tags.id }).from(tags).where(eq(tags.id, parentId))).length) throw new AppError('conflict', 'catalog.tag-parent-gone', { path })
    await tx.insert(tags).values({ id, spaceId, parentId, name, path }).onConflictDoUpdate({ target: tags.id, set: { parentId, name, path } })
  }
}

async function link(tx: Transaction, spaceId: string, by: string, tagId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`
    insert into ${fileTags} (file_id, tag_id, added_by)
    select ${files.id}, ${tags.id}, ${by}::uuid from ${files}, ${tags} where ${files.id} = any(${sql.param(ids)}::uuid[]) and ${files.spaceId} = ${spaceId} and ${tags.id} = ${tagId}
    on conflict do nothing returning file_id as id`)
  return rows.map(({ id }) => id)
}

/** Files that have one of these tags. */
async function filesOf(tx: Transaction, tagIds: string[]): Promise<string[]> {
  if (tagIds.length === 0) return []
  const rows = await tx.selectDistinct({ id: fileTags.fileId }).from(fileTags).where(inArray(fileTags.tagId, tagIds))
  return rows.map(({ id }) => id)
}
