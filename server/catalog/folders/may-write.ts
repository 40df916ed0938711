import { requireRole, type Actor } from '../../access/index.ts'
import type { Place } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'

/**
 * Refuses unless the actor may change what lies in a folder: sources are their owner's and never written to.
 * @throws AppError 'forbidden' catalog.folder-read-only | access.role-needed, 'not-found' access.no-such-space
 */
export function requireWritable(actor: Actor, { spaceId, sourceId }: Place): void {
  requireRole(actor, spaceId, sourceId === null ? 'member' : 'viewer')
  if (sourceId !== null) throw new AppError('forbidden', 'catalog.folder-read-only')
}
