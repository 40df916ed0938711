import { requireRole, type Actor } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { DavError } from './dav-error.ts'
import type { Target } from './targets.ts'

/**
 * Refuses for what nobody changes (the tops, sources) and for people who only look.
 * @throws AppError 'forbidden' access.role-needed | catalog.folder-read-only, DavError 403
 */
export function requireMayWrite(actor: Actor, { segments, spot }: Pick<Target, 'segments' | 'spot'>): void {
  if (segments.length === 0) throw new DavError(403, 'webdav.top-fixed')
  if (!spot) return
  requireRole(actor, spot.spaceId, spot.sourceId === null ? 'member' : 'viewer')
  if (spot.sourceId !== null) throw new AppError('forbidden', 'catalog.folder-read-only')
}

/** The same, for a method that makes, moves or takes away: a root of Folders and the branches themselves stay. */
export function requireMayArrange(actor: Actor, target: Target): void {
  requireMayWrite(actor, target)
  if (target.spot?.name === '' || target.segments.length === 1 || (!target.spot && target.segments.length === 2 && target.node === undefined && target.parentNode === undefined)) throw new DavError(403, 'webdav.top-fixed')
}
