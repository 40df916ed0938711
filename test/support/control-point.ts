import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SaxesParser } from 'saxes'

export interface Answer { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }
/** An element of XML, as far as a control point looks at it. */
export interface XmlNode { name: string; attributes: Record<string, string>; text: string; children: XmlNode[] }
export interface DidlNode { id: string; parentId: string; type: 'container' | 'item'; title: string; class: string; refId?: string; attributes: Record<string, string>; resources: { address: string; attributes: Record<string, string> }[]; xml: XmlNode }

/** Where the file itself of an item is fetched. */
export const originalOf = (node: DidlNode): string => node.resources[0]!.address

/** Asks as a device does: with the headers given and no others. */
export function ask(address: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(address, { method, headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) }, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => { const bytes = Buffer.concat(parts); resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString('utf8') }) })
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** Reads XML into a tree; throws where it is not well-formed. */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true })
  const root: XmlNode = { name: '', attributes: {}, text: '', children: [] }
  const stack = [root]
  parser.on('error', (error) => { throw error })
  parser.on('opentag', (tag) => {
    const node: XmlNode = { name: tag.name, attributes: Object.fromEntries(Object.entries(tag.attributes).map(([name, attribute]) => [name, typeof attribute === 'string' ? attribute : attribute.value])), text: '', children: [] }
    stack.at(-1)!.children.push(node)
    stack.push(node)
  })
  parser.on('text', (part) => { stack.at(-1)!.text += part })
  parser.on('closetag', () => { stack.pop() })
  parser.write(text).close()
  return root.children[0]!
}

/** All elements of a name, however deep. */
export const elements = (node: XmlNode, name: string): XmlNode[] => [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => elements(child, name))]
export const textOf = (node: XmlNode, name: string): string | undefined => elements(node, name)[0]?.text

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const services: Record<string, string> = { 'content-directory': 'urn:schemas-upnp-org:service:ContentDirectory:1', 'connection-manager': 'urn:schemas-upnp-org:service:ConnectionManager:1', 'media-receiver-registrar': 'urn:microsoft.com:service:X_MS_MediaReceiverRegistrar:1' }

export type ControlPoint = ReturnType<typeof controlPoint>

/** A control point of ours: it knows UPnP and nothing of Mantel. */
export function controlPoint(base: string, headers: Record<string, string> = {}) {
  async function call(service: string, action: string, args: Record<string, string | number> = {}): Promise<{ status: number; values: Record<string, string>; fault?: number }> {
    const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:${action} xmlns:u="${services[service]}">${Object.entries(args).map(([name, value]) => `<${name}>${escape(String(value))}</${name}>`).join('')}</u:${action}></s:Body></s:Envelope>`
    const answer = await ask(`${base}/${service}/control`, { method: 'POST', body, headers: { 'content-type': 'text/xml; charset="utf-8"', 'soapaction': `"${services[service]}#${action}"`, ...headers } })
    const xml = readXml(answer.text)
    const fault = textOf(xml, 'errorCode')
    return { status: answer.status, values: Object.fromEntries((elements(xml, `u:${action}Response`)[0]?.children ?? []).map(({ name, text }) => [name, text])), ...(fault !== undefined && { fault: Number(fault) }) }
  }
  async function list(action: 'Browse' | 'Search', args: Record<string, string | number>): Promise<{ nodes: DidlNode[]; total: number; returned: number; updateId: number; didl: string; fault?: number }> {
    const { values, fault } = await call('content-directory', action, args)
    return { nodes: fault === undefined ? readDidl(values['Result']!) : [], total: Number(values['TotalMatches']), returned: Number(values['NumberReturned']), updateId: Number(values['UpdateID']), didl: values['Result'] ?? '', fault }
  }
  return {
    base, call,
    ask: (path: string, options: Parameters<typeof ask>[1] = {}) => ask(path.startsWith('http') ? path : `${base}${path}`, { ...options, headers: { ...headers, ...options.headers } }),
    children: (id: string, { from = 0, count = 0, sort = '', filter = '*' } = {}) => list('Browse', { ObjectID: id, BrowseFlag: 'BrowseDirectChildren', Filter: filter, StartingIndex: from, RequestedCount: count, SortCriteria: sort }),
    metadata: async (id: string) => (await list('Browse', { ObjectID: id, BrowseFlag: 'BrowseMetadata', Filter: '*', StartingIndex: 0, RequestedCount: 0, SortCriteria: '' })),
    search: (id: string, criteria: string, { from = 0, count = 0, sort = '' } = {}) => list('Search', { ContainerID: id, SearchCriteria: criteria, Filter: '*', StartingIndex: from, RequestedCount: count, SortCriteria: sort }),
  }
}

/** The nodes of a DIDL-Lite. */
export const readDidl = (text: string): DidlNode[] => readXml(text).children.map((xml) => ({
  id: xml.attributes['id']!, parentId: xml.attributes['parentID']!, refId: xml.attributes['refID'], type: xml.name as 'container' | 'item', title: textOf(xml, 'dc:title')!, class: textOf(xml, 'upnp:class')!, attributes: xml.attributes,
  resources: xml.children.filter(({ name }) => name === 'res').map(({ text: address, attributes }) => ({ address, attributes })), xml,
}))

export interface Told { headers: IncomingHttpHeaders; values: Record<string, string> }

/** Listens for events of a device. */
export async function eventListener(host = '127.0.0.1'): Promise<{ url: string; told: Told[]; close: () => void }> {
  const told: Told[] = []
  const server = createServer((incoming, response) => {
    let body = ''
    incoming.on('data', (part: Buffer) => { body += part.toString('utf8') })
    incoming.on('end', () => {
      told.push({ headers: incoming.headers, values: Object.fromEntries(elements(readXml(body), 'e:property').flatMap(({ children }) => children.map(({ name, text }) => [name, text]))) })
      response.end()
    })
  })
  await new Promise<void>((listening) => { server.listen(0, host, listening) })
  return { url: `http://${host}:${(server.address() as AddressInfo).port}/told`, told, close: () => { server.close(); server.closeAllConnections() } }
}
