import { SaxesParser, type SaxesTagNS } from 'saxes'
import { UpnpFault } from './upnp-fault.ts'

/** A call as it came: whose action, its name, and its arguments as text. */
export interface SoapCall { service: string; action: string; args: Record<string, string> }

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
/** No action of ours has as many. */
const MOST_ARGUMENTS = 40
const DEEPEST = 4

/**
 * Reads the call in a SOAP 1.1 envelope. Security rule 15: DOCTYPE is refused, so that there is no entity but XML's own five; nothing is deeper or more than a call can be.
 * @throws UpnpFault 401 for what holds no call
 */
export function readSoap(body: string): SoapCall {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const path: string[] = []
  const args: [string, string][] = []
  let call: SaxesTagNS | undefined
  let text = ''
  const refuse = (cause?: unknown): never => { throw new UpnpFault(401, { cause }) }
  parser.on('error', refuse)
  parser.on('doctype', () => refuse())
  parser.on('opentag', (tag) => {
    path.push(tag.local)
    if (path.length > DEEPEST || args.length > MOST_ARGUMENTS) refuse()
    if (path.length <= 2 && (tag.uri !== ENVELOPE || tag.local !== ['Envelope', path.length === 2 && tag.local === 'Header' ? 'Header' : 'Body'][path.length - 1])) refuse()
    if (path.length === 3 && path[1] === 'Body') {
      if (call) refuse()
      call = tag
    }
    text = ''
  })
  parser.on('text', (part) => { text += part })
  parser.on('cdata', (part) => { text += part })
  parser.on('closetag', (tag) => {
    if (path.length === 4 && path[1] === 'Body') args.push([tag.local, text])
    path.pop()
    text = ''
  })
  try {
    parser.write(body).close()
  } catch (error) {
    throw error instanceof UpnpFault ? error : new UpnpFault(401, { cause: error })
  }
  return call ? { service: call.uri, action: call.local, args: Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(args)) } : refuse()
}
