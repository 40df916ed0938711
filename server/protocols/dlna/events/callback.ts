import { request } from 'node:http'
import { isIPv4 } from 'node:net'

/** Patience with a device that is told something. */
const PATIENCE_MS = 5000
const LONGEST = 512

/**
 * The addresses of a CALLBACK header that may be told: http, at the very address that the subscription came from.
 * Security rule 15: CallStranger (CVE-2020-12695) had servers call whomever the header named.
 */
export function allowedCallbacks(header: string | undefined, subscriber: string): URL[] {
  const named = [...(header ?? '').slice(0, 2048).matchAll(/<([^<>\s]{1,512})>/g)].map((match) => match[1]!)
  return named.filter((address) => address.length <= LONGEST && URL.canParse(address)).map((address) => new URL(address))
    .filter(({ protocol, hostname, username, password }) => protocol === 'http:' && username === '' && password === '' && isIPv4(hostname) && hostname === subscriber)
}

/** Tells a subscriber; a redirection is not followed. Rejects where nobody answers in time. */
export function notify(url: URL, { sid, sequence, body }: { sid: string; sequence: number; body: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body)
    const call = request({
      host: url.hostname, port: url.port || 80, path: `${url.pathname}${url.search}`, method: 'NOTIFY', agent: false, timeout: PATIENCE_MS, signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'HOST': url.host, 'CONTENT-TYPE': 'text/xml; charset="utf-8"', 'CONTENT-LENGTH': bytes.length, 'NT': 'upnp:event', 'NTS': 'upnp:propchange', 'SID': sid, 'SEQ': sequence, 'CONNECTION': 'close' },
    }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    call.on('error', reject)
    call.end(bytes)
  })
}
