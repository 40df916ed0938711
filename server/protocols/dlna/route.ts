import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AllowedHosts } from '../../platform/allowed-hosts.ts'
import { plainAddress } from '../../platform/caller-address.ts'
import { icons, writeDescription, type Described } from './description.ts'
import type { KnownClients } from './known-clients.ts'
import { serveControl } from './serve-control.ts'
import { serveEvents, type EventParts } from './serve-events.ts'
import { serveMedia, type ServeParts } from './serve-media.ts'
import type { CallContext, Service } from './call-action.ts'
import { writeScpd } from './write-scpd.ts'

export interface RouteParts extends Described {
  clients: KnownClients
  hosts: Pick<AllowedHosts, 'allows'>
  /** Whether a device of that address is answered at all. */
  mayAsk: (address: string) => boolean
  media: ServeParts
  events: EventParts
  /** 'Linux/6 UPnP/1.0 DLNADOC/1.50 Mantel/0.1' */
  server: string
  icon: (file: string) => Buffer | undefined
}

const LONGEST_PATH = 2048

/** Hands each request of a device to what answers it. */
export async function route(parts: RouteParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '', method = '', socket, headers } = request
  const address = plainAddress(socket.remoteAddress ?? '')
  response.setHeader('Server', parts.server)
  const refusal = refusalOf(parts, request, address)
  if (refusal !== undefined) return refuse(response, refusal, { Connection: 'close' })
  const path = decoded(url)
  if (path === undefined) return refuse(response, 400)
  const context: CallContext = { client: parts.clients.of(address, headers), base: `http://${plainAddress(socket.localAddress ?? '')}:${socket.localPort}`, address }
  const [, first = '', second] = path.split('/')
  const service = parts.services.find((each) => each.path === first)
  if (service) return serveService(service, second, parts, request, response, context)
  if (!isRead(method)) return refuse(response, 405, { Allow: 'GET, HEAD' })
  if (first === 'media') return serveMedia(parts.media, request, response, context, path)
  if (path === '/description.xml') return sendText(response, method, writeDescription(parts, context.client))
  return first === 'icons' ? sendIcon(parts, second, method, response) : refuse(response, 404)
}

/** The status for whoever is not answered at all. */
function refusalOf({ mayAsk, hosts }: RouteParts, { url = '', headers }: IncomingMessage, address: string): number | undefined {
  if (!mayAsk(address)) return 403
  // security rule 15: a page in a browser reaches us by a name of its own only
  if (headers.host !== undefined && !hosts.allows(headers.host)) return 421
  return url.length > LONGEST_PATH ? 414 : undefined
}

function sendIcon(parts: RouteParts, name: string | undefined, method: string, response: ServerResponse): void {
  const icon = icons.find(({ file }) => file === name)
  const picture = icon && parts.icon(icon.file)
  if (!icon || !picture) return refuse(response, 404)
  response.writeHead(200, { 'Content-Type': icon.mediaType, 'Content-Length': picture.length, 'X-Content-Type-Options': 'nosniff' }).end(method === 'HEAD' ? undefined : picture)
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Length': 0, ...headers }).end()
}

async function serveService(service: Service, what: string | undefined, { media, events }: RouteParts, request: IncomingMessage, response: ServerResponse, context: CallContext): Promise<void> {
  const { method = '' } = request
  if (what === 'scpd.xml' && isRead(method)) return sendText(response, method, writeScpd(service))
  if (what === 'control' && method === 'POST') return serveControl(service, request, response, context, media.log)
  if (what === 'events' && (method === 'SUBSCRIBE' || method === 'UNSUBSCRIBE')) return serveEvents(service, events, request, response, context.address)
  refuse(response, what === 'scpd.xml' || what === 'control' || what === 'events' ? 405 : 404)
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

function sendText(response: ServerResponse, method: string, text: string): void {
  const bytes = Buffer.from(text)
  response.writeHead(200, { 'Content-Type': 'text/xml; charset="utf-8"', 'Content-Length': bytes.length }).end(method === 'HEAD' ? undefined : bytes)
}

/** A path taken out of its escapes, once; without what stands after '?'. */
function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?')[0]!)
  } catch {
    return undefined
  }
}
