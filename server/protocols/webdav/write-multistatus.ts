import { STATUS_CODES, type ServerResponse } from 'node:http'
import { flushed } from './flushed.ts'
import { escapeXml, XML_HEAD, XML_TYPE } from './xml.ts'

/** A 207 that is written response by response, so that a folder of any size takes no more memory than one page of it. */
export interface Multistatus { add: (response: string) => Promise<void>; end: () => Promise<void> }

/** Text is gathered until it is worth a write. */
const WORTH = 64 * 1024

/** Begins a 207 (RFC 4918 section 13); what fails after this can only cut the connection. */
export function beginMultistatus(response: ServerResponse): Multistatus {
  response.writeHead(207, { 'content-type': XML_TYPE })
  let gathered = `${XML_HEAD}<D:multistatus xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:">\n`
  const flush = async (): Promise<void> => {
    const text = gathered
    gathered = ''
    await flushed(response, text)
  }
  return {
    async add(part) {
      gathered += part
      if (gathered.length >= WORTH) await flush()
    },
    async end() {
      gathered += '</D:multistatus>\n'
      await flush()
      response.end()
    },
  }
}

export const statusLine = (status: number): string => `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`

/** One resource with its properties, grouped by status (RFC 4918 section 14.24). */
export function propertiesResponse(href: string, groups: { status: number; xml: string; condition?: string }[]): string {
  const stats = groups.filter(({ xml }) => xml !== '').map(({ status, xml, condition }) => `<D:propstat><D:prop>${xml}</D:prop><D:status>${statusLine(status)}</D:status>${condition === undefined ? '' : `<D:error><D:${condition}/></D:error>`}</D:propstat>`)
  // a resource that has none of what was asked, and was asked nothing, still has to say something
  return `<D:response><D:href>${escapeXml(href)}</D:href>${stats.join('') || `<D:propstat><D:prop/><D:status>${statusLine(200)}</D:status></D:propstat>`}</D:response>\n`
}
