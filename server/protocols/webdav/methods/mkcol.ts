import { within } from '../../../library/index.ts'
import { checkConditions } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import { forgetProperties } from '../dead-properties.ts'
import { allowedOn } from '../allowed-methods.ts'
import type { Call } from '../parts.ts'
import { requireIf } from '../require-if.ts'
import { requireMayArrange } from '../require-may-write.ts'
import { requireParent } from '../require-parent.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { targetAt } from '../targets.ts'

/** RFC 4918 section 9.3: makes a folder, a tag, a person. */
export async function mkcol(call: Call): Promise<void> {
  const { parts, actor, segments, request, response } = call
  // 9.3: "If a server receives a MKCOL request entity type it does not support or understand, it MUST respond with 415"
  if (Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined) throw new DavError(415, 'webdav.mkcol-body')
  const target = await targetAt(parts, actor, segments)
  if (target.resource) throw new DavError(405, 'webdav.already-here', { headers: { allow: allowedOn(target) } }) // 9.3.1
  requireMayArrange(actor, target)
  await requireParent(call, target)
  const tokens = await requireIf(call, target)
  checkConditions(request, target.resource)
  await requireUnlocked(call, tokens, [{ key: target.key, members: true }])
  if (target.spot) await parts.catalog.folders.make(actor, within(target.spot))
  else if (target.parentNode) await parts.catalog.tree.make(actor, target.parentNode.id, segments.at(-1) ?? '')
  else throw new DavError(403, 'webdav.top-fixed')
  await forgetProperties(parts.db, target.key)
  response.writeHead(201, { 'content-length': 0 }).end()
}
