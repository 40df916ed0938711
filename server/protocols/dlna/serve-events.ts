import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../platform/index.ts'
import { allowedCallbacks } from './events/callback.ts'
import type { Subscriptions } from './events/subscriptions.ts'
import type { Service } from './call-action.ts'

export interface EventParts { subscriptions: Subscriptions; log: Pick<Log, 'warn'>; /** Before somebody is told for the first time. */ onBegin: () => Promise<void> }

/** SUBSCRIBE, its renewal, and UNSUBSCRIBE, as UPnP 1.0 section 4.1 has them. */
export async function serveEvents(service: Service, { subscriptions, log, onBegin }: EventParts, request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
  const { callback, nt, sid } = request.headers as Record<string, string | undefined>
  const answer = (status: number, headers: Record<string, string> = {}): void => { response.writeHead(status, { 'Content-Length': 0, ...headers }).end() }
  if (sid !== undefined && (callback !== undefined || nt !== undefined)) return answer(400)
  if (request.method === 'UNSUBSCRIBE') return answer(sid !== undefined && subscriptions.remove(sid, service.path, address) ? 200 : 412)
  if (sid !== undefined) {
    const seconds = subscriptions.renew(sid, service.path, address)
    return seconds === undefined ? answer(412) : answer(200, { SID: sid, TIMEOUT: `Second-${seconds}` })
  }
  const urls = allowedCallbacks(callback, address)
  if (nt !== 'upnp:event' || urls.length === 0) return answer(412)
  const added = subscriptions.add({ service: service.path, urls, address, state: service.state })
  if (!added) return answer(503)
  await onBegin()
  // a device knows its number before it is told anything
  response.once('finish', () => { added.begin().catch((error: unknown) => { log.warn({ err: error }, 'a device could not be told what stands') }) })
  answer(200, { SID: added.sid, TIMEOUT: `Second-${added.seconds}` })
}
