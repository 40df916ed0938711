import type { IncomingMessage } from 'node:http'
import { DavError } from './dav-error.ts'
import { etagOf, type Resource } from './targets.ts'

/**
 * The preconditions of RFC 9110 section 13, in the order of section 13.2.2. True: a GET or HEAD may be answered with 304.
 * @throws DavError 412 when one does not hold
 */
export function checkConditions({ headers, method }: Pick<IncomingMessage, 'headers' | 'method'>, resource: Resource | undefined): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  if (!isAsKnown(headers, resource)) throw new DavError(412, 'webdav.condition-failed')
  const noneMatch = headers['if-none-match']
  if (noneMatch === undefined) return isReading && !isNewer(headers['if-modified-since'], resource)
  if (!isNamed(noneMatch, resource, true)) return false
  if (!isReading) throw new DavError(412, 'webdav.condition-failed')
  return true
}

/** If-Match (13.1.1), or where that is not given If-Unmodified-Since (13.1.4). */
function isAsKnown(headers: IncomingMessage['headers'], resource: Resource | undefined): boolean {
  if (headers['if-match'] !== undefined) return isNamed(headers['if-match'], resource, false)
  const since = dateOf(headers['if-unmodified-since'])
  return since === undefined || resource === undefined || seconds(resource.changedAt) <= since
}

/** True unless the date is given and nothing has changed since (13.1.3). */
function isNewer(header: string | undefined, resource: Resource | undefined): boolean {
  const since = dateOf(header)
  return since === undefined || resource === undefined || seconds(resource.changedAt) > since
}

/** '*' is anything that is there; tags compare strongly, or weakly for If-None-Match (8.8.3.2, 13.1.2). */
function isNamed(header: string, resource: Resource | undefined, weakly: boolean): boolean {
  if (header.trim() === '*') return resource !== undefined
  return resource?.type === 'file' && tagsOf(header).some((tag) => (weakly ? tag.replace(/^W\//, '') : tag) === etagOf(resource))
}

/** Whether a Range may be obeyed (RFC 9110 section 13.1.5): the tag or the date must be exactly the content's. */
export function mayRange(header: string | undefined, resource: { sha256: string; changedAt: Date }): boolean {
  if (header === undefined) return true
  return /^(W\/)?"/.test(header.trim()) ? header.trim() === etagOf(resource) : dateOf(header) === seconds(resource.changedAt)
}

const tagsOf = (header: string): string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? []
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

/** Seconds of an HTTP date; what is none counts as not given (13.1.3). */
function dateOf(header: string | undefined): number | undefined {
  const time = header === undefined || !/^[A-Za-z]{3,9},? /.test(header) ? Number.NaN : Date.parse(header)
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000)
}
