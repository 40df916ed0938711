import { and, eq, inArray, sql } from 'drizzle-orm'
import { requireRole, spacesOf, type Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { fileTags, tags } from '../schema.ts'
import type { TagPart, TagRow } from './tag-edit.ts'

/** A tag with the space that it belongs to. */
export interface PlacedTag extends TagRow { spaceId: string }

/** Held until the transaction ends: two who change the tags of one space take turns, so that no path is made twice. */
export async function lockTags(tx: Transaction, spaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tags ${spaceId}`}, 0))`)
}

/**
 * A tag that the actor may change.
 * @throws AppError 'not-found' catalog.no-such-tag, 'forbidden' access.role-needed
 */
export async function requireTag(tx: Transaction, actor: Actor, tagId: string): Promise<PlacedTag> {
  const [found] = await tx.select({ spaceId: tags.spaceId }).from(tags).where(and(eq(tags.id, tagId), inArray(tags.spaceId, spacesOf(actor))))
  if (!found) throw new AppError('not-found', 'catalog.no-such-tag')
  requireRole(actor, found.spaceId, 'member')
  await lockTags(tx, found.spaceId)
  const [tag] = await tx.select({ id: tags.id, parentId: tags.parentId, name: tags.name, path: tags.path, spaceId: tags.spaceId }).from(tags).where(eq(tags.id, tagId))
  if (!tag) throw new AppError('not-found', 'catalog.no-such-tag')
  return tag
}

/** The rows of a path: those that stand already, and those that have to be made, from the top. */
export async function planPath(tx: Transaction, spaceId: string, names: string[]): Promise<{ made: TagRow[]; last: TagRow }> {
  const made: TagRow[] = []
  let last: TagRow | undefined
  for (const name of names) {
    const path: string = last ? `${last.path}/${name}` : name
    const [standing] = made.length ? [] : await tx.select({ id: tags.id, parentId: tags.parentId, name: tags.name, path: tags.path }).from(tags).where(and(eq(tags.spaceId, spaceId), sql`lower(${tags.path}) = lower(${path})`))
    const row: TagRow = standing ?? { id: newId(), parentId: last?.id ?? null, name, path }
    if (!standing) made.push(row)
    last = row
  }
  if (!last) throw new AppError('invalid', 'catalog.tag-empty')
  return { made, last }
}

/** A tag and all below it, with their files. */
export async function subtree(tx: Transaction, { spaceId, path }: { spaceId: string; path: string }, { links }: { links: boolean }): Promise<TagPart> {
  const rows = await tx.select({ id: tags.id, parentId: tags.parentId, name: tags.name, path: tags.path }).from(tags)
    .where(and(eq(tags.spaceId, spaceId), sql`(lower(${tags.path}) = lower(${path}) or starts_with(lower(${tags.path}), lower(${`${path}/`})))`)).orderBy(tags.path)
  const part: TagPart = { tags: rows, links: {} }
  if (!links || rows.length === 0) return part
  for (const { tagId, fileId } of await tx.select({ tagId: fileTags.tagId, fileId: fileTags.fileId }).from(fileTags).where(inArray(fileTags.tagId, rows.map(({ id }) => id)))) (part.links[tagId] ??= []).push(fileId)
  return part
}
