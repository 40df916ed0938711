import { eq } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { requireFile, versions } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { filesBySpace } from '../tags/edit-tags.ts'
import { decide, type Decided, type Decision } from './decide.ts'

type TrashParts = Pick<CatalogParts, 'db' | 'events' | 'library'>

/**
 * Puts files into the trash; those that lie there already stay as they are.
 * @throws AppError 'not-found' catalog.no-files, 'invalid' catalog.too-many-files, 'forbidden' access.role-needed
 */
export const trashFiles = (parts: TrashParts, actor: Actor, fileIds: string[]): Promise<Decided> => decide(parts, actor, (tx) => moveTrash(tx, parts.library, actor, fileIds, 'file-trashed'))

/** Takes files out of the trash; errors as for trashFiles. */
export const restoreFiles = (parts: TrashParts, actor: Actor, fileIds: string[]): Promise<Decided> => decide(parts, actor, (tx) => moveTrash(tx, parts.library, actor, fileIds, 'file-restored'))

/** Either way, told as decisions, one a space. */
export async function moveTrash(tx: Transaction, library: CatalogParts['library'], actor: Actor, fileIds: string[], action: 'file-trashed' | 'file-restored'): Promise<Decision[]> {
  const decisions: Decision[] = []
  for (const [spaceId, ids] of await filesBySpace(tx, actor, fileIds)) {
    const went = action === 'file-trashed' ? await library.trashFiles(tx, actor, ids) : await library.untrashFiles(tx, actor, ids)
    if (went.length) decisions.push({ spaceId, action, fileIds: went, before: {}, after: {} })
  }
  return decisions
}

/**
 * Makes an older content of a file the current one again.
 * @throws AppError 'not-found' library.no-such-file | library.no-such-version, 'conflict' library.version-is-current | library.version-bytes-gone, 'forbidden' access.role-needed
 */
export const restoreVersion = (parts: TrashParts, actor: Actor, fileId: string, number: number): Promise<Decided> =>
  decide(parts, actor, async (tx) => [await goBack(tx, parts.library, actor, fileId, number)])

/** Goes back to a version, told as a decision. */
export async function goBack(tx: Transaction, library: CatalogParts['library'], actor: Actor, fileId: string, number: number): Promise<Decision> {
  const file = await requireFile(tx, actor, fileId)
  const [current] = await tx.select({ number: versions.number }).from(versions).where(eq(versions.id, file.versionId))
  const made = await library.restoreVersion(tx, actor, fileId, number)
  return { spaceId: file.spaceId, action: 'version-restored', fileIds: [fileId], before: { number: current?.number ?? 0 }, after: { number: made.number, from: number, subject: String(number) } }
}
