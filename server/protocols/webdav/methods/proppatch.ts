import { DavError } from '../dav-error.ts'
import { hrefOf } from '../dav-path.ts'
import { changeProperties, type PropertyChange } from '../dead-properties.ts'
import { element } from '../describe-resource.ts'
import { isLive } from '../live-properties.ts'
import type { Call } from '../parts.ts'
import { childOf, elementsOf, innerXml, isDav, readXml, type XmlElement } from '../read-xml.ts'
import { requireIf } from '../require-if.ts'
import { requireUnlocked } from '../require-unlocked.ts'
import { requireMayWrite } from '../require-may-write.ts'
import { targetAt } from '../targets.ts'
import { beginMultistatus, propertiesResponse } from '../write-multistatus.ts'

const MOST = 500
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/** RFC 4918 section 9.2: sets and removes properties, all or none. */
export async function proppatch(call: Call): Promise<void> {
  const { parts, actor, segments, request, response } = call
  const changes = readUpdate(await readXml(request))
  const target = await targetAt(parts, actor, segments)
  if (!target.resource) throw new DavError(404, 'webdav.nothing-here')
  const tokens = await requireIf(call, target)
  requireMayWrite(actor, target)
  await requireUnlocked(call, tokens, [{ key: target.key }])
  const named = changes.map((change) => (change.what === 'set' ? change.property : change))
  const guarded = named.filter(({ namespace, name }) => isLive(namespace, name))
  if (guarded.length === 0) await changeProperties(parts.db, target.key, changes)
  // 9.2.1: what could have been done is told as a failed dependency
  const rest = named.filter((one) => !guarded.includes(one))
  const xml = (list: typeof named): string => list.map((one) => element(one, '')).join('')
  const answer = beginMultistatus(response)
  await answer.add(propertiesResponse(hrefOf(segments, target.resource.type === 'folder'), guarded.length === 0
    ? [{ status: 200, xml: xml(named) }]
    : [{ status: 403, xml: xml(guarded), condition: 'cannot-modify-protected-property' }, { status: 424, xml: xml(rest) }]))
  await answer.end()
}

/** "Instructions MUST be processed in document order" (section 9.2). */
function readUpdate(body: XmlElement | undefined): PropertyChange[] {
  if (!isDav(body, 'propertyupdate')) throw new DavError(400, 'webdav.xml-unexpected')
  const changes = elementsOf(body).flatMap((step): PropertyChange[] => {
    const prop = step.namespace === 'DAV:' && (step.name === 'set' || step.name === 'remove') ? childOf(step, 'prop') : undefined
    if (!prop) return []
    return elementsOf(prop).map(({ namespace, name, ...rest }) => (step.name === 'remove' ? { what: 'remove', namespace, name } : { what: 'set', property: { namespace, name, value: innerXml({ namespace, name, ...rest }), language: languageOf([{ namespace, name, ...rest }, prop, step, body]) } }))
  })
  if (changes.length === 0 || changes.length > MOST) throw new DavError(400, 'webdav.xml-unexpected')
  return changes
}

/** xml:lang in scope belongs to the value (section 4.3). */
function languageOf(way: XmlElement[]): string {
  for (const { attributes } of way) {
    const found = attributes.find(({ namespace, name }) => namespace === XML_NAMESPACE && name === 'lang')
    if (found) return found.value.slice(0, 100)
  }
  return ''
}
