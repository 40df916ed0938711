import { requireRole, type Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import { editTags } from './edit-tags.ts'
import { nothing, type TagPart, type TagRow } from './tag-edit.ts'
import { isBelow, tagNames } from './tag-path.ts'
import { lockTags, planPath, requireTag, subtree, type PlacedTag } from './tag-tree.ts'

type TagParts = Pick<CatalogParts, 'db' | 'events' | 'queue'>

/**
 * Makes a tag that no file has yet, with the parents it needs.
 * @throws AppError 'conflict' catalog.tag-place-taken, 'invalid' catalog.tag-empty | catalog.tag-too-long | catalog.tag-too-deep, 'forbidden' access.role-needed
 */
export async function createTag(parts: TagParts, actor: Actor, spaceId: string, typed: string): Promise<Decided & { tagId: string }> {
  requireRole(actor, spaceId, 'member')
  const names = tagNames(typed)
  let tagId = ''
  const decided = await decide(parts, actor, async (tx) => {
    await lockTags(tx, spaceId)
    const { made, last } = await planPath(tx, spaceId, names)
    if (made.length === 0) throw new AppError('conflict', 'catalog.tag-place-taken', { path: last.path })
    tagId = last.id
    return [await editTags(tx, parts, actor, spaceId, 'tag-created', last.path, { before: nothing, after: { tags: made, links: {} } })]
  })
  return { ...decided, tagId }
}

/**
 * Gives a tag another name or place, with all below it.
 * @throws AppError 'conflict' catalog.tag-place-taken (merge is the answer) | catalog.tag-into-itself, 'not-found' catalog.no-such-tag, 'invalid' catalog.tag-empty …, 'forbidden' access.role-needed
 */
export async function moveTag(parts: TagParts, actor: Actor, tagId: string, typed: string): Promise<Decided> {
  const names = tagNames(typed)
  return decide(parts, actor, async (tx) => {
    const tag = await requireTag(tx, actor, tagId)
    if (isBelow(names.join('/'), tag.path)) throw new AppError('conflict', 'catalog.tag-into-itself', { path: tag.path })
    const { made, parent } = await planParent(tx, tag, names.slice(0, -1))
    const name = names.at(-1)!
    const path = parent ? `${parent.path}/${name}` : name
    if (path === tag.path) return []
    const { tags: rows } = await subtree(tx, tag, { links: false })
    const moved = rows.map((row): TagRow => (row.id === tag.id ? { ...row, name, path, parentId: parent?.id ?? null } : { ...row, path: `${path}${row.path.slice(tag.path.length)}` }))
    return [await editTags(tx, parts, actor, tag.spaceId, 'tag-moved', path, { before: { tags: rows, links: {} }, after: { tags: [...made, ...moved], links: {} } })]
  })
}

const planParent = async (tx: Transaction, { spaceId }: PlacedTag, names: string[]): Promise<{ made: TagRow[]; parent: TagRow | null }> => {
  if (names.length === 0) return { made: [], parent: null }
  const { made, last } = await planPath(tx, spaceId, names)
  return { made, parent: last }
}

/**
 * Lets one tag go up in another of the same space: its files get the other, what lies below it moves below the other.
 * @throws AppError 'conflict' catalog.tag-into-itself | catalog.tag-other-space, 'not-found' catalog.no-such-tag, 'forbidden' access.role-needed
 */
export async function mergeTags(parts: TagParts, actor: Actor, tagId: string, intoId: string): Promise<Decided> {
  return decide(parts, actor, async (tx) => {
    const [tag, into] = [await requireTag(tx, actor, tagId), await requireTag(tx, actor, intoId)]
    if (tag.spaceId !== into.spaceId) throw new AppError('conflict', 'catalog.tag-other-space')
    if (tag.id === into.id || isBelow(into.path, tag.path)) throw new AppError('conflict', 'catalog.tag-into-itself', { path: tag.path })
    const [from, to] = [await subtree(tx, tag, { links: true }), await subtree(tx, into, { links: true })]
    return [await editTags(tx, parts, actor, tag.spaceId, 'tag-merged', into.path, mergeEdit(tag, from, into, to))]
  })
}

/** Tags that meet one of their name go up in it; the others move. */
function mergeEdit(tag: TagRow, from: TagPart, into: TagRow, to: TagPart): { before: TagPart; after: TagPart } {
  const ofMerged = new Set(from.tags.map(({ id }) => id))
  const standing = new Map(to.tags.filter(({ id }) => !ofMerged.has(id)).map((row) => [row.path.toLowerCase(), row]))
  const becomes = new Map<string, string>()
  const after: TagPart = { tags: [], links: {} }
  const before: TagPart = { tags: from.tags, links: {} }
  for (const row of from.tags.toSorted((a, b) => a.path.length - b.path.length)) {
    const path = `${into.path}${row.path.slice(tag.path.length)}`
    const same = standing.get(path.toLowerCase())
    becomes.set(row.id, same?.id ?? row.id)
    if (same) {
      const has = new Set(to.links[same.id] ?? [])
      const links = from.links[row.id] ?? []
      before.links[row.id] = links
      after.links[same.id] = links.filter((id) => !has.has(id))
    } else {
      after.tags.push({ ...row, path, parentId: row.parentId === null ? null : (becomes.get(row.parentId) ?? row.parentId) })
    }
  }
  return { before, after }
}

/**
 * Deletes a tag and all below it; the files stay.
 * @throws AppError 'not-found' catalog.no-such-tag, 'forbidden' access.role-needed
 */
export async function deleteTag(parts: TagParts, actor: Actor, tagId: string): Promise<Decided> {
  return decide(parts, actor, async (tx): Promise<Decision[]> => {
    const tag = await requireTag(tx, actor, tagId)
    const before = await subtree(tx, tag, { links: true })
    return [await editTags(tx, parts, actor, tag.spaceId, 'tag-deleted', tag.path, { before, after: nothing })]
  })
}
