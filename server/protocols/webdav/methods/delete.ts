import { checkConditions } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import { forgetProperties } from '../dead-properties.ts'
import { endLocksAt } from '../locks.ts'
import type { Call } from '../parts.ts'
import { requireIf } from '../require-if.ts'
import { requireMayArrange } from '../require-may-write.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { putRefusalsAside } from '../refused-note.ts'
import { requireNotWritten, spotOfSubtitles } from '../subtitles.ts'
import { targetAt, type Target } from '../targets.ts'

/** RFC 4918 section 9.6: a file goes to the trash, a folder with all in it; elsewhere the meaning goes and the file stays. */
export async function remove(call: Call): Promise<void> {
  const { parts, actor, segments, request, response } = call
  const target = await targetAt(parts, actor, segments)
  if (!target.resource) throw new DavError(404, 'webdav.nothing-here')
  if (request.headers.depth !== undefined && target.resource.type === 'folder' && !/^infinity$/i.test(String(request.headers.depth))) throw new DavError(400, 'webdav.depth-broken') // 9.6.1
  requireNotWritten(target.resource)
  requireMayArrange(actor, target)
  const tokens = await requireIf(call, target)
  checkConditions(request, target.resource)
  await requireUnlocked(call, tokens, [{ key: target.key, members: true, below: target.resource.type === 'folder' }])
  await call.turns(target.key, async () => {
    if (target.spot) await parts.catalog.folders.remove(actor, target.spot)
    else if (parts.pending.end(target.key)) return
    else if (target.resource?.type === 'file' && target.resource.isNote) await putRefusalsAside(parts, actor)
    else if (target.resource?.type === 'file' && target.resource.subtitles) await removeSubtitles(call, target)
    else if (target.node) await parts.catalog.tree.remove(actor, target.node.id)
  })
  await endLocksAt(parts.db, target.key)
  await forgetProperties(parts.db, target.key)
  response.writeHead(204).end()
}

/** Those that a person put beside a file go where they lie. */
async function removeSubtitles(call: Call, target: Target): Promise<void> {
  const spot = await spotOfSubtitles(call, target)
  if (spot) await call.parts.catalog.folders.remove(call.actor, spot)
}
