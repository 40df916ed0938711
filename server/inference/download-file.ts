import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { request as requestPlain, Agent as PlainAgent, type IncomingMessage } from 'node:http'
import { request as requestSafely, Agent as SafeAgent } from 'node:https'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../platform/errors.ts'
import { ownProcess } from '../platform/own-process.ts'

export interface Download {
  url: string
  /** What has come is kept here, and the next try goes on from it. */
  path: string
  /** Exactly so many are expected. */
  bytes: number
  signal?: AbortSignal
  onProgress?: (received: number) => void
}

const SILENCE_MS = 30_000
const MOST_REDIRECTS = 5
const TRIES = 3

/**
 * Fetches a file of known size; what an earlier try brought is not fetched again, and a connection that breaks is taken up again twice.
 * Proxies are those of HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
 * @throws AppError 'unavailable' without a network or when the other side refuses
 */
export async function downloadFile(download: Download): Promise<void> {
  await mkdir(dirname(download.path), { recursive: true })
  for (let attempt = 1; ; attempt++) {
    download.signal?.throwIfAborted()
    try {
      return await fetchRest(download)
    } catch (error) {
      download.signal?.throwIfAborted()
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new AppError('unavailable', 'inference.disk-full', {}, { cause: error })
      if (error instanceof AppError) throw error
      if (attempt === TRIES) throw new AppError('unavailable', 'inference.no-network', { host: new URL(download.url).host }, { cause: error })
    }
  }
}

async function fetchRest({ url, path, bytes, signal, onProgress }: Download): Promise<void> {
  const there = await stat(path).then(({ size }) => size, () => 0)
  if (there === bytes) return
  if (there > bytes) await rm(path)
  const asked = there < bytes ? there : 0
  const answer = await ask(url, asked, signal)
  const from = startOf(answer, asked)
  let received = from
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      received += piece.length
      if (received > bytes) return done(new AppError('invalid', 'inference.download-too-long', { host: new URL(url).host, expected: bytes }))
      onProgress?.(received)
      done(null, piece)
    },
  })
  await pipeline(answer, counted, createWriteStream(path, { flags: from > 0 ? 'a' : 'w', flush: true }), { signal })
  if (received !== bytes) throw new Error(`[inference] the connection ended after ${received} of ${bytes} bytes`)
}

/** From which byte on the answer is; @throws AppError for one that is no file. */
function startOf(answer: IncomingMessage, asked: number): number {
  if (answer.statusCode === 200) return 0
  if (answer.statusCode === 206 && answer.headers['content-range']?.startsWith(`bytes ${asked}-`)) return asked
  answer.destroy()
  throw new AppError('unavailable', 'inference.download-refused', { status: answer.statusCode ?? 0 })
}

async function ask(url: string, from: number, signal?: AbortSignal, redirects = 0): Promise<IncomingMessage> {
  const answer = await askOnce(url, from, signal)
  const { location } = answer.headers
  if (!location || !answer.statusCode || answer.statusCode < 300 || answer.statusCode > 399) return answer
  answer.resume()
  const next = new URL(location, url)
  const isWorse = next.protocol !== 'https:' && !(next.protocol === 'http:' && url.startsWith('http:'))
  if (redirects === MOST_REDIRECTS || isWorse) throw new AppError('unavailable', 'inference.download-refused', { status: answer.statusCode })
  return ask(next.href, from, signal, redirects + 1)
}

function askOnce(url: string, from: number, signal?: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSafe = url.startsWith('https:')
    const agent = new (isSafe ? SafeAgent : PlainAgent)({ proxyEnv: ownProcess.environment() })
    const request = (isSafe ? requestSafely : requestPlain)(url, { agent, signal, timeout: SILENCE_MS, headers: { 'user-agent': 'mantel', ...(from > 0 && { range: `bytes=${from}-` }) } })
    request.once('timeout', () => request.destroy(new Error('[inference] nothing came for half a minute')))
    request.once('error', reject)
    request.once('response', resolve)
    request.end()
  })
}
