import { DavError } from './dav-error.ts'
import { childOf, elementsOf, isDav, type XmlElement } from './read-xml.ts'

export interface PropertyName { namespace: string; name: string }
/** What a PROPFIND wants to know (RFC 4918 section 14.20). */
export type Wanted = { what: 'all'; include: PropertyName[] } | { what: 'names' } | { what: 'some'; names: PropertyName[] }

const MOST = 500

/**
 * Reads a propfind element; no body is allprop (section 9.1).
 * @throws DavError 400 for another element, or more than one wish
 */
export function readPropfind(body: XmlElement | undefined): Wanted {
  if (!body) return { what: 'all', include: [] }
  if (!isDav(body, 'propfind')) throw new DavError(400, 'webdav.xml-unexpected')
  const wishes = ['allprop', 'propname', 'prop'].filter((name) => childOf(body, name))
  if (wishes.length !== 1) throw new DavError(400, 'webdav.xml-unexpected')
  if (wishes[0] === 'propname') return { what: 'names' }
  return wishes[0] === 'prop' ? { what: 'some', names: namesIn(childOf(body, 'prop')) } : { what: 'all', include: namesIn(childOf(body, 'include')) }
}

function namesIn(element: XmlElement | undefined): PropertyName[] {
  const names = element ? elementsOf(element).map(({ namespace, name }) => ({ namespace, name })) : []
  if (names.length > MOST) throw new DavError(400, 'webdav.xml-unexpected')
  return names
}
