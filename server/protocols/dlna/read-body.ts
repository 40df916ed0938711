import type { IncomingMessage } from 'node:http'

/** Security rule 15: no call of UPnP is longer. */
const MOST_BYTES = 64 * 1024

/** The body of a request; undefined for one that is too long, which is not read to its end. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return undefined
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
