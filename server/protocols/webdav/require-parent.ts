import { DavError } from './dav-error.ts'
import type { Call } from './parts.ts'
import { parentKey, targetAt, type Target } from './targets.ts'

/**
 * Refuses where the collection around is not there (RFC 4918 sections 9.3.1, 9.7.1, 9.8.5).
 * @throws DavError 409
 */
export async function requireParent({ parts, actor }: Pick<Call, 'parts' | 'actor'>, { segments, parentNode, resource: own, spot, key }: Target): Promise<void> {
  if (parentNode ?? own) return // what stands somewhere stands in something
  if (spot?.folder === '') return // right below a root of Folders, which was found already
  const around = `${actor.userId} ${parentKey(key)}`
  if (parts.parents.has(around)) return
  const { resource } = await targetAt(parts, actor, segments.slice(0, -1))
  if (resource?.type === 'folder' && spot) parts.parents.saw(around)
  if (resource?.type !== 'folder') throw new DavError(409, 'webdav.no-parent')
}
