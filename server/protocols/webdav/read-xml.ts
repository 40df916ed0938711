import type { IncomingMessage } from 'node:http'
import { SaxesParser } from 'saxes'
import { readBounded } from '../../platform/read-bounded.ts'
import { DavError } from './dav-error.ts'
import { escapeXml } from './xml.ts'

/** An element with what is in it; names are told with their namespaces, prefixes are nobody's business. */
export interface XmlElement { namespace: string; name: string; attributes: { namespace: string; name: string; value: string }[]; children: (XmlElement | string)[] }

const MOST_BYTES = 1024 * 1024
const DEEPEST = 64
const MOST_ELEMENTS = 20_000

/**
 * Reads a request's body as XML; undefined for an empty one. No DOCTYPE and so no entity is read (security rule 15; RFC 4918 section 20.6).
 * @throws DavError 413 for a large one, 400 for one that is not well-formed
 */
export async function readXml(request: IncomingMessage): Promise<XmlElement | undefined> {
  const body = await readBounded(request, MOST_BYTES)
  if (!body) throw new DavError(413, 'webdav.xml-too-large', { headers: { connection: 'close' } })
  return body.length === 0 ? undefined : parseXml(decodeText(body))
}

/** UTF-8 and, by its mark, UTF-16: what XML processors must read (XML 1.0 section 4.3.3). */
function decodeText(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new DavError(400, 'webdav.xml-broken')
  }
}

/** @throws DavError 400 for what is not well-formed or goes too deep, with no-external-entities for a DOCTYPE */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let count = 0
  const add = (child: string): void => { open.at(-1)?.children.push(child) }
  parser.on('error', () => { throw new DavError(400, 'webdav.xml-broken') })
  parser.on('doctype', () => { throw new DavError(400, 'webdav.xml-doctype', { condition: 'no-external-entities' }) })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length >= DEEPEST || ++count > MOST_ELEMENTS) throw new DavError(400, 'webdav.xml-broken')
    const kept = Object.values(attributes).filter(({ uri: of }) => of !== 'http://www.w3.org/2000/xmlns/').map((attribute) => ({ namespace: attribute.uri, name: attribute.local, value: attribute.value }))
    const element: XmlElement = { namespace: uri, name: local, attributes: kept, children: [] }
    if (open.length === 0) root = element
    else open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => { open.pop() })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  if (!root) throw new DavError(400, 'webdav.xml-broken')
  return root
}

/** The elements right in one; others than DAV's are passed over where only those mean something (RFC 4918 section 17). */
export const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string')
export const childOf = (element: XmlElement, name: string): XmlElement | undefined => elementsOf(element).find((child) => child.namespace === 'DAV:' && child.name === name)
export const isDav = (element: XmlElement | undefined, name: string): element is XmlElement => element?.namespace === 'DAV:' && element.name === name

/** The inner XML of an element, with every namespace declared where it is used, so that it can stand anywhere. */
export const innerXml = (element: XmlElement): string => element.children.map((child) => (typeof child === 'string' ? escapeXml(child) : writeElement(child))).join('')

function writeElement(element: XmlElement): string {
  const attributes = element.attributes.map(({ namespace, name, value }, at) => {
    if (namespace === '') return ` ${name}="${escapeXml(value)}"`
    if (namespace === 'http://www.w3.org/XML/1998/namespace') return ` xml:${name}="${escapeXml(value)}"`
    return ` xmlns:a${at}="${escapeXml(namespace)}" a${at}:${name}="${escapeXml(value)}"`
  }).join('')
  const [tag, declared] = element.namespace === '' ? [element.name, ''] : element.namespace === 'DAV:' ? [`D:${element.name}`, ' xmlns:D="DAV:"'] : [`x:${element.name}`, ` xmlns:x="${escapeXml(element.namespace)}"`]
  const inner = innerXml(element)
  return inner === '' ? `<${tag}${declared}${attributes}/>` : `<${tag}${declared}${attributes}>${inner}</${tag}>`
}
