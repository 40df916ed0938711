import { AppError } from '../../../platform/errors.ts'
import { askedParts } from '../byte-ranges.ts'
import { checkConditions, mayRange } from '../conditions.ts'
import { DavError } from '../dav-error.ts'
import type { Call } from '../parts.ts'
import { requireIf } from '../require-if.ts'
import { sendBytes } from '../send-bytes.ts'
import { asSent } from '../subtitles.ts'
import { etagOf, targetAt, type DavFile } from '../targets.ts'

/** RFC 9110 sections 9.3.1 and 9.3.2: the bytes of a file, or what can be said of them. */
export async function get(call: Call): Promise<void> {
  const { parts, actor, segments, response, request } = call
  const target = await targetAt(parts, actor, segments)
  if (!target.resource) throw new DavError(404, 'webdav.nothing-here')
  await requireIf(call, target)
  if (target.resource.type === 'folder') return sayFolder(call)
  const { resource, bytes } = await asSent(call, { ...target, resource: target.resource })
  headersOf(resource).forEach(([name, value]) => response.setHeader(name, value))
  if (checkConditions(request, resource)) {
    response.writeHead(304).end()
    return
  }
  const asked = request.method === 'GET' && mayRange(headerOf(request.headers['if-range']), resource) ? askedParts(request.headers.range, resource.size) : { what: 'all' as const }
  if (asked.what === 'none') throw new DavError(416, 'webdav.no-such-range', { headers: { 'content-range': `bytes */${resource.size}` } }) // 15.5.17
  const { mediaType, size } = resource
  if (request.method === 'HEAD') {
    response.writeHead(200, { 'content-type': mediaType, 'content-length': size }).end()
    return
  }
  if (size === 0) {
    response.writeHead(200, { 'content-type': mediaType, 'content-length': 0 }).end()
    return
  }
  const from = bytes ?? await parts.library.originalPath(resource.sha256)
  if (from === undefined) throw new AppError('unavailable', 'library.original-away', { name: resource.name })
  if (resource.fileId !== null) parts.devices.noteFile(actor.appPasswordId, resource.fileId, false)
  await sendBytes(response, { from, size, mediaType }, asked.what === 'parts' ? asked.parts : undefined)
}

/** A collection has no bytes; a browser that comes here is told what the place is for. */
function sayFolder({ request, response }: Call): void {
  const text = 'This is a folder for file managers: connect to this address as a network drive (WebDAV).\n'
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': text.length }).end(request.method === 'HEAD' ? undefined : text)
}

/** Nothing in a file may run, load or be framed, whatever its bytes are (security rule 6). */
const headersOf = (file: DavFile): [string, string][] => [
  ['etag', etagOf(file)], ['last-modified', file.changedAt.toUTCString()], ['accept-ranges', 'bytes'], ['cache-control', 'private, no-cache'],
  ['content-security-policy', 'default-src \'none\'; sandbox'], ['x-content-type-options', 'nosniff'],
]

const headerOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
