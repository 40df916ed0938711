import { isSafeSegment } from '../../platform/safe-path.ts'
import { DavError } from './dav-error.ts'

/** Where the door stands. */
export const PREFIX = '/dav'
/** RFC 9110 section 4.1 asks for 8000 octets at least. */
const LONGEST = 8192
const DEEPEST = 64

/** True for an address of this door: '/dav' and what is below it. */
export const isOurs = (url: string): boolean => /^(?:https?:\/\/[^/?#]*)?\/dav(?:[/?#]|$)/i.test(url)

/**
 * Names of a request's path below /dav/, each decoded once (security rule 1).
 * @throws DavError 414 for a path that is too long, 400 for one that cannot be decoded, climbs, or hides a separator
 */
export function readPath(url: string): { segments: string[]; isFolderPath: boolean } {
  if (url.length > LONGEST) throw new DavError(414, 'webdav.path-too-long') // RFC 9110 15.5.15
  if (url.includes('#')) throw new DavError(400, 'platform.path-not-allowed') // a fragment never comes in a request (RFC 9112 3.2): half of an address means something else
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?].*$/s, '').slice(PREFIX.length)
  const segments = path.split('/').filter(Boolean).map(decode)
  if (segments.length > DEEPEST || !segments.every((segment) => isSafeSegment(segment) && !/[\u0000-\u001f\u007f]/.test(segment))) throw new DavError(400, 'platform.path-not-allowed')
  return { segments, isFolderPath: path.endsWith('/') }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new DavError(400, 'platform.path-not-allowed')
  }
}

/** The address of a resource as answers give it; a collection's ends with '/' (RFC 4918 section 5.2). */
export function hrefOf(segments: readonly string[], isCollection: boolean): string {
  const path = [PREFIX, ...segments.map(encodeSegment)].join('/')
  return isCollection ? `${path}/` : path
}

export const encodeSegment = (segment: string): string => encodeURIComponent(segment).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
