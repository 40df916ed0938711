import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { askedBytes, holdsTag } from '../../../platform/byte-range.ts'
import { contentDisposition } from './content-disposition.ts'
import { readPart } from './read-part.ts'

/** Bytes on the disk and how to speak of them. */
export interface SentFile {
  path: string
  size: number
  mediaType: string
  /** Stands for exactly these bytes; in quotes. */
  etag: string
  name: string
  disposition: 'inline' | 'attachment'
  /** immutable: the address names the content, so that it never changes · revalidate: asked for again by its tag. */
  caching: 'immutable' | 'revalidate'
}

const SMALL = 256 * 1024
/** Nothing in a media response may run, load or be framed elsewhere, whatever its bytes are (security rule 6). */
const SANDBOX = 'default-src \'none\'; img-src \'self\'; media-src \'self\'; sandbox'

/** Answers GET and HEAD for a file: 304 by its tag, 206 and 416 by Range, and a stream that ends when the reader goes away. */
export async function sendFile(c: Context, file: SentFile): Promise<Response> {
  const { etag } = file
  const headers = headersOf(file)
  if (holdsTag(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const ifRange = c.req.header('if-range')
  const asked = ifRange === undefined || ifRange === etag ? askedBytes(c.req.header('range'), file.size) : { what: 'all' as const }
  if (asked.what === 'nothing') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.size}`, 'cache-control': 'no-store' } })
  const { start, end } = asked.what === 'part' ? asked : { start: 0, end: file.size - 1 }
  headers.set('content-type', file.mediaType)
  headers.set('content-length', String(end - start + 1))
  if (asked.what === 'part') headers.set('content-range', `bytes ${start}-${end}/${file.size}`)
  const body = c.req.method === 'HEAD' || file.size === 0 ? null : await read(file, start, end)
  return new Response(body, { status: asked.what === 'part' ? 206 : 200, headers })
}

function headersOf({ name, disposition, caching, etag }: SentFile): Headers {
  return new Headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': caching === 'immutable' ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'content-disposition': contentDisposition(disposition, name),
    'content-security-policy': SANDBOX,
    'cross-origin-resource-policy': 'same-origin',
  })
}

/** Small files in one piece, which is several times as fast as a stream; others as the reader takes them. */
async function read({ path, size }: SentFile, start: number, end: number): Promise<Uint8Array<ArrayBuffer> | ReadableStream> {
  return size <= SMALL ? new Uint8Array(await readFile(path)).subarray(start, end + 1) : readPart(path, start, end)
}
