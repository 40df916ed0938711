import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createAllowedHosts } from '../../platform/allowed-hosts.ts'
import { newId } from '../../platform/ids.ts'
import { answerError } from './answer-error.ts'
import { authenticate } from './authenticate.ts'
import { DavError } from './dav-error.ts'
import { isOurs, readPath } from './dav-path.ts'
import { createFoldersBranch } from './folders-branch.ts'
import { copy } from './methods/copy.ts'
import { remove } from './methods/delete.ts'
import { get } from './methods/get.ts'
import { lock } from './methods/lock.ts'
import { mkcol } from './methods/mkcol.ts'
import { move } from './methods/move.ts'
import { options } from './methods/options.ts'
import { propfind } from './methods/propfind.ts'
import { proppatch } from './methods/proppatch.ts'
import { put } from './methods/put.ts'
import { unlock } from './methods/unlock.ts'
import { createKnownParents } from './known-parents.ts'
import { createTurns } from './one-at-a-time.ts'
import { createPending } from './pending.ts'
import type { Call, DoorParts, WebdavParts } from './parts.ts'

const methods = new Map<string, (call: Call) => Promise<void>>([
  ['OPTIONS', options], ['PROPFIND', propfind], ['PROPPATCH', proppatch], ['GET', get], ['HEAD', get], ['PUT', put], ['DELETE', remove], ['MKCOL', mkcol], ['COPY', copy], ['MOVE', move], ['LOCK', lock], ['UNLOCK', unlock],
])
/** Methods after which a folder may not be where it was. */
const takesAway: ReadonlySet<unknown> = new Set([copy, move, remove])
const ALLOW = [...methods.keys()].join(', ')

/** Answers a raw request of node:http when its address is ours; false leaves it to other doors. */
export type WebdavDoor = (request: IncomingMessage, response: ServerResponse) => boolean

/** The door for file managers: WebDAV class 1, 2 and 3 under /dav/. Deny by default; nothing is answered without an app password. */
export function createWebdavDoor(given: WebdavParts): WebdavDoor {
  const parts: DoorParts = { ...given, pending: createPending(), foldersBranch: createFoldersBranch(given.catalog.tree), parents: createKnownParents() }
  const hosts = createAllowedHosts(parts.config)
  const turns = createTurns()
  const workFolder = join(parts.config.dataDir, 'tmp', 'webdav')

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<string | undefined> => {
    if (!hosts.allows(request.headers.host)) throw new DavError(421, 'webdav.unknown-host') // security rule 15
    const { segments, isFolderPath } = readPath(request.url ?? '')
    const actor = await authenticate(request, parts)
    const method = methods.get(request.method ?? '')
    if (!method) throw new DavError(405, 'webdav.no-such-method', { headers: { allow: ALLOW } })
    if (takesAway.has(method)) parts.parents.forget()
    await method({ parts, request, response, actor, segments, isFolderPath, turns, workFolder }).finally(() => { if (takesAway.has(method)) parts.parents.forget() })
    return actor.userId
  }
  return (request, response) => {
    if (!isOurs(request.url ?? '')) return false
    const begun = performance.now()
    const log = parts.log.child({ request: newId() })
    response.on('error', () => undefined) // the reader went away
    request.on('error', () => undefined)
    answer(request, response)
      .catch((error: unknown) => { answerError(request, response, error, log) })
      .then((user) => { log.info({ method: request.method, path: (request.url ?? '').slice(0, 500), status: response.statusCode, ms: Math.round(performance.now() - begun), ...(user && { user }) }, 'webdav request') })
      .catch(() => { response.destroy() })
    return true
  }
}
