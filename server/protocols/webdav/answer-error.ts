import type { ServerResponse, IncomingMessage } from 'node:http'
import { AppError, messageOf, type ErrorCode, type Message } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { sentenceOf } from '../../../views/words.ts'
import { DavError } from './dav-error.ts'
import { escapeXml, XML_HEAD, XML_TYPE } from './xml.ts'

const statusOf: Record<ErrorCode, number> = { invalid: 400, unauthenticated: 401, forbidden: 403, 'not-found': 404, conflict: 409, 'too-large': 413, limited: 429, unavailable: 503, internal: 500 }

/** Any error in the words of WebDAV; what is nobody's to know is logged and told as a plain sentence. */
function davErrorOf(error: unknown, log: Log): DavError {
  if (error instanceof DavError) return error
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return new DavError(507, 'webdav.disk-full', { condition: 'quota-not-exceeded' }) // RFC 4331 section 6
  const code = error instanceof AppError ? error.code : 'internal'
  if (code === 'internal') log.error({ err: error }, 'a file manager could not be answered')
  const { key, params } = code === 'internal' ? { key: 'platform.internal', params: {} } : messageOf(error)
  return new DavError(statusOf[code], key, { params, headers: code === 'limited' ? { 'retry-after': '60' } : {} })
}

/** Answers with an error: its status, and a DAV:error body (RFC 4918 section 16) that holds the sentence. */
export function answerError(request: IncomingMessage, response: ServerResponse, error: unknown, log: Log): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const { status, sentence, condition, headers, hrefs } = davErrorOf(error, log)
  const inner = condition === undefined ? '' : `<D:${condition}>${hrefs.map((href) => `<D:href>${escapeXml(href)}</D:href>`).join('')}</D:${condition}>`
  const body = `${XML_HEAD}<D:error xmlns:D="DAV:" xmlns:M="urn:mantel">${inner}<M:sentence>${escapeXml(inWords(sentence, request))}</M:sentence></D:error>\n`
  response.writeHead(status, { 'content-type': XML_TYPE, 'content-length': Buffer.byteLength(body), ...headers, ...(isBodyPending(request) && { connection: 'close' }) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A refused upload is not read to its end: the connection goes instead. */
const isBodyPending = (request: IncomingMessage): boolean => !request.complete && (Number(request.headers['content-length'] ?? 0) > 65_536 || request.headers['transfer-encoding'] !== undefined)

const inWords = (message: Message, request: IncomingMessage): string => sentenceOf(/^\s*de\b/i.test(request.headers['accept-language'] ?? '') ? 'de' : 'en', message.key, message.params) ?? message.key
