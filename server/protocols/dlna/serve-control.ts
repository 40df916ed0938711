import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../platform/index.ts'
import { readBounded } from '../../platform/read-bounded.ts'
import { callAction, type CallContext, type Service } from './call-action.ts'
import { readSoap } from './soap/read-soap.ts'
import { faultOf, UpnpFault } from './soap/upnp-fault.ts'
import { writeAnswer, writeFault } from './soap/write-soap.ts'

/** Security rule 15: no call of UPnP is longer. */
const MOST_BYTES = 64 * 1024

/** Answers a call of an action: 200 with its values, or 500 with a fault, as UPnP 1.0 section 3.2 has it. */
export async function serveControl(service: Service, request: IncomingMessage, response: ServerResponse, context: CallContext, log: Pick<Log, 'warn'>): Promise<void> {
  const body = await readBounded(request, MOST_BYTES)
  if (body === undefined) return void response.writeHead(413, { 'Content-Length': 0, 'Connection': 'close' }).end()
  const [status, answer] = await answerTo(service, body.toString('utf8'), context, log)
  const bytes = Buffer.from(answer)
  response.writeHead(status, { 'Content-Type': 'text/xml; charset="utf-8"', 'Content-Length': bytes.length, 'EXT': '' }).end(bytes)
}

/** The answer to a body, whatever it holds. */
export async function answerTo(service: Service, body: string, context: CallContext, log: Pick<Log, 'warn'>): Promise<[200 | 500, string]> {
  try {
    const call = readSoap(body)
    if (call.service !== service.type) throw new UpnpFault(401)
    return [200, writeAnswer(service.type, call.action, await callAction(service, call.action, call.args, context))]
  } catch (error) {
    const fault = faultOf(error)
    if (fault.code === 501) log.warn({ err: error, service: service.path }, 'a call of a device failed')
    return [500, writeFault(fault.code)]
  }
}
