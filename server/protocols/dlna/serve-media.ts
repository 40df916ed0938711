import { createReadStream } from 'node:fs'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { askedBytes, holdsTag } from '../../platform/byte-range.ts'
import { AppError, type Log } from '../../platform/index.ts'
import type { ClientProfile } from './client-profiles.ts'
import { findMedia, type Media, type MediaParts } from './find-media.ts'
import { readMediaPath, type MediaAddresses, type MediaPlace } from './media-address.ts'
import type { CallContext } from './call-action.ts'
import { transferHeaders } from './transfer-headers.ts'

export interface ServeParts extends MediaParts {
  addresses: MediaAddresses
  log: Pick<Log, 'info' | 'warn'>
  /** A device begins to play or look at a file (security rule 5: every stream is logged). */
  onOpened: (opening: { device: string; address: string; fileId: string }) => void
}

/** Answers GET and HEAD of a file as DLNA wants it: always with a length, in parts where asked, never in chunks. */
export async function serveMedia(parts: ServeParts, request: IncomingMessage, response: ServerResponse, context: CallContext, path: string): Promise<void> {
  const place = readMediaPath(path)
  if (!place) return refuse(response, 404)
  const media = await open(parts, place, context.client)
  if (typeof media === 'number') return refuse(response, media)
  const asDlna = transferHeaders(request.headers, media.resource)
  if (!asDlna) return refuse(response, 406)
  const headers = { ...headersOf(media), ...asDlna }
  if (media.subtitles && request.headers['getcaptioninfo.sec'] === '1') headers['CaptionInfo.sec'] = parts.addresses.address(context.base, { ...place, variant: 'subtitles' }, 'text/srt')
  const size = 'text' in media.body ? Buffer.byteLength(media.body.text) : media.body.size
  const part = partOf(request, media, size)
  if (part === 'unchanged') return void response.writeHead(304, headers).end()
  if (part === 'nothing') return void response.writeHead(416, { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end()
  const { start, end } = part
  response.writeHead(part.isWhole ? 200 : 206, { ...headers, 'Content-Length': end - start + 1, ...(!part.isWhole && { 'Content-Range': `bytes ${start}-${end}/${size}` }) })
  if (request.method === 'HEAD' || size === 0) return void response.end()
  if (isOpening(media, start)) parts.onOpened({ device: context.client.name, address: context.address, fileId: media.fileId })
  await send(media, start, end, response)
}

/** Which bytes are asked for, by Range, If-Range and If-None-Match. */
function partOf({ headers: { range, 'if-range': ifRange, 'if-none-match': held } }: IncomingMessage, { etag }: Media, size: number): { start: number; end: number; isWhole: boolean } | 'nothing' | 'unchanged' {
  if (range === undefined && holdsTag(held, etag)) return 'unchanged'
  const asked = ifRange === undefined || ifRange === etag ? askedBytes(range, size) : { what: 'all' as const }
  if (asked.what === 'nothing') return 'nothing'
  return asked.what === 'part' ? { start: asked.start, end: asked.end, isWhole: false } : { start: 0, end: size - 1, isWhole: true }
}

const headersOf = ({ resource, etag }: Media): OutgoingHttpHeaders => ({
  'Content-Type': resource.mediaType, 'Accept-Ranges': 'bytes', 'ETag': etag, 'Cache-Control': 'private, no-cache',
  // media runs nothing, whatever opens it (security rule 6)
  'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': 'default-src \'none\'; sandbox',
})

/** The media of an address, or the status that says why not. */
async function open(parts: ServeParts, place: MediaPlace, client: ClientProfile): Promise<Media | number> {
  try {
    const fileId = place.id.slice(place.id.lastIndexOf('~') + 1)
    if (!parts.addresses.isValid(fileId, place.token)) return 403
    return (await findMedia(parts, place, client)) ?? 404
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'forbidden')) return 404
    if (error instanceof AppError && error.code === 'unavailable') return 503
    throw error
  }
}

/** Small pictures are only looked through; a part from the middle goes on with what was opened. */
const isOpening = ({ resource }: Media, start: number): boolean => start === 0 && resource.kind !== 'text' && resource.variant !== 'tn'

async function send({ body }: Media, start: number, end: number, response: ServerResponse): Promise<void> {
  if ('text' in body) return void response.end(Buffer.from(body.text).subarray(start, end + 1))
  // a device that goes away, or a file that became shorter, cuts the connection: a content must not look whole when it is not
  await pipeline(createReadStream(body.path, { start, end, highWaterMark: 256 * 1024 }), response).catch(() => { response.destroy() })
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 }).end()
}
