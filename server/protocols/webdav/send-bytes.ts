import { open } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Part } from './byte-ranges.ts'
import { flushed } from './flushed.ts'

/** Large enough that the disk and not we set the pace, and as much memory as one reader takes. */
const CHUNK = 512 * 1024

export interface SentBytes { /** A file's path, or what is not kept as a file. */ from: string | Buffer; size: number; mediaType: string }

/** What bytes are read of, piece by piece. */
interface Source { read(into: Buffer, at: number, length: number, position: number): Promise<{ bytesRead: number }>; close(): Promise<void> }

const inMemory = (bytes: Buffer): Source => ({ read: async (into, at, length, position) => ({ bytesRead: bytes.copy(into, at, position, position + length) }), close: async () => undefined })

/** Sends the whole content, one part of it, or several as multipart/byteranges (RFC 9110 section 14.6); lets go of the file when the reader goes away. */
export async function sendBytes(response: ServerResponse, { from, size, mediaType }: SentBytes, parts: Part[] | undefined): Promise<void> {
  const file: Source = typeof from === 'string' ? await open(from) : inMemory(from)
  try {
    const [only] = parts ?? []
    if (parts === undefined || !only) {
      response.writeHead(200, { 'content-type': mediaType, 'content-length': size })
      await pour(response, file, { start: 0, end: size - 1 })
    } else if (parts.length === 1) {
      response.writeHead(206, { 'content-type': mediaType, 'content-length': only.end - only.start + 1, 'content-range': `bytes ${only.start}-${only.end}/${size}` })
      await pour(response, file, only)
    } else {
      await sendParts(response, file, { size, mediaType }, parts)
    }
    response.end()
  } finally {
    await file.close()
  }
}

async function sendParts(response: ServerResponse, file: Source, { size, mediaType }: Omit<SentBytes, 'from'>, parts: Part[]): Promise<void> {
  const boundary = randomUUID()
  const heads = parts.map(({ start, end }) => `\r\n--${boundary}\r\nContent-Type: ${mediaType}\r\nContent-Range: bytes ${start}-${end}/${size}\r\n\r\n`)
  const tail = `\r\n--${boundary}--\r\n`
  const length = parts.reduce((sum, { start, end }, at) => sum + (heads[at]?.length ?? 0) + end - start + 1, tail.length)
  response.writeHead(206, { 'content-type': `multipart/byteranges; boundary=${boundary}`, 'content-length': length })
  for (const [at, part] of parts.entries()) {
    response.write(heads[at])
    await pour(response, file, part)
  }
  response.write(tail)
}

/** Reads as fast as it is read: one buffer leaves while the other is filled. */
async function pour(response: ServerResponse, file: Source, { start, end }: Part): Promise<void> {
  const length = Math.min(CHUNK, end - start + 1)
  if (length <= 0) return
  const buffers: [Buffer, Buffer] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)]
  let leaving: Promise<void> | undefined
  for (let [at, turn] = [start, 0]; at <= end && !response.destroyed; turn = 1 - turn) {
    const buffer = turn === 0 ? buffers[0] : buffers[1]
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at + 1), at)
    // a file that became shorter meanwhile: better a cut connection than a content that looks whole
    if (bytesRead === 0) throw new Error(`the file ends before byte ${end}`)
    at += bytesRead
    await leaving
    leaving = flushed(response, buffer.subarray(0, bytesRead))
  }
  await leaving
}
