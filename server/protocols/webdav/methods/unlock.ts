import { DavError } from '../dav-error.ts'
import { endLock, findLocks, onKey } from '../locks.ts'
import type { Call } from '../parts.ts'
import { requireIf } from '../require-if.ts'
import { targetAt } from '../targets.ts'

/** RFC 4918 section 9.11: ends the lock of a token. */
export async function unlock(call: Call): Promise<void> {
  const { parts, actor, request, response, segments } = call
  const [, token] = /^\s*<([^<>\s]+)>\s*$/.exec(String(request.headers['lock-token'] ?? '')) ?? []
  if (token === undefined) throw new DavError(400, 'webdav.lock-token-missing')
  const target = await targetAt(parts, actor, segments)
  await requireIf(call, target)
  const found = (await findLocks(parts.db, onKey(target.key))).find((one) => one.token === token)
  if (!found) throw new DavError(409, 'webdav.no-such-lock', { condition: 'lock-token-matches-request-uri' })
  if (found.userId !== actor.userId) throw new DavError(403, 'webdav.not-your-lock')
  await endLock(parts.db, token)
  response.writeHead(204).end()
}
