import { unlink } from 'node:fs/promises'
import { checkConditions } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import { forgetOwnProperties } from '../dead-properties.ts'
import type { Call } from '../parts.ts'
import { receiveBody } from '../receive-body.ts'
import { requireIf } from '../require-if.ts'
import { requireMayArrange } from '../require-may-write.ts'
import { requireParent } from '../require-parent.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { isSmall, landSmallBody, readSmallBody } from '../small-body.ts'
import { storeInFolders, storeInTree } from '../store-body.ts'
import { etagOf, keyAt, targetAt, type Target } from '../targets.ts'

/**
 * RFC 4918 section 9.7, RFC 9110 section 9.3.4: the body becomes the file. It arrives whole beside the library first; what the headers ask is held against
 * the file when its turn has come, so that of two who mean to replace the same content one is told, and for a long body before that too, to spare the sender.
 */
export async function put(call: Call): Promise<void> {
  const { parts, actor, segments, request, response, workFolder } = call
  const { maxFileBytes } = parts.config
  if (request.headers['content-range'] !== undefined) throw new DavError(400, 'webdav.no-partial-put') // RFC 9110 14.5
  if (Number(request.headers['content-length'] ?? 0) > maxFileBytes) throw new DavError(413, 'ingest.file-too-large', { params: { size: Number(request.headers['content-length']), limit: maxFileBytes } })
  const small = isSmall(request) ? await readSmallBody(request) : undefined
  if (!small) await mayPut(call)
  let received = small ? undefined : await receiveBody(request, workFolder, maxFileBytes)
  try {
    await call.turns(await keyAt(parts, actor, segments), async () => {
      const target = await mayPut(call)
      received ??= await landSmallBody(small ?? Buffer.alloc(0), workFolder)
      if (target.spot) await storeInFolders(call, target.spot, received)
      else await storeInTree(call, target, received)
      const isNew = target.resource === undefined
      if (isNew) await forgetOwnProperties(parts.db, target.key)
      if (target.spot) response.setHeader('etag', etagOf(received)) // 9.3.4: stored as it came
      response.writeHead(isNew ? 201 : 204, { ...(isNew && { 'content-length': 0 }) }).end()
    })
  } finally {
    if (received) await unlink(received.path).catch(() => undefined) // most often the library has it already
  }
}

/** Everything that may speak against it. */
async function mayPut(call: Call): Promise<Target> {
  const { parts, actor, segments, request, isFolderPath } = call
  const target = await targetAt(parts, actor, segments)
  requireMayArrange(actor, target)
  if (target.resource?.type === 'folder') throw new DavError(405, 'webdav.is-folder') // 9.7.2
  await requireParent(call, target)
  const tokens = await requireIf(call, target)
  checkConditions(request, target.resource)
  await requireUnlocked(call, tokens, [{ key: target.key, members: target.resource === undefined }])
  if (isFolderPath) throw new DavError(409, 'webdav.is-folder')
  return target
}
