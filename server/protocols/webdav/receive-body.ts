import { createHash } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { newId } from '../../platform/ids.ts'
import { DavError } from './dav-error.ts'
import { writeAlong } from './write-along.ts'

/** A body that arrived whole and is on the disk for good. */
export interface Received {
  path: string
  sha256: string
  size: number
  /** Its first bytes, so that nobody has to read the file again to see what it is. */
  head: Buffer
}

/** Milliseconds without a byte after which a sender counts as gone. */
const PATIENCE = 120_000
/** What the first bytes tell of a type stands within these. */
export const HEAD = 8192

/**
 * Writes a request's body into a temporary file, counts and hashes it on the way, and syncs it; a body that ends early leaves nothing. Memory is two
 * pieces, whatever the size.
 * @throws DavError 413 for more than may be, 400 for a body that is shorter than promised
 */
export async function receiveBody(request: IncomingMessage, folder: string, most: number): Promise<Received> {
  const path = join(folder, newId())
  const file = await createIn(path)
  const hash = createHash('sha256')
  const along = writeAlong(file, (piece) => { hash.update(piece) }, Number(request.headers['content-length'] ?? Infinity))
  const head = Buffer.alloc(Math.min(HEAD, Number(request.headers['content-length'] ?? HEAD)))
  let size = 0
  const silence = setTimeout(() => { request.destroy(new Error('the sender fell silent')) }, PATIENCE)
  try {
    for await (const chunk of request) {
      const bytes = chunk as Buffer
      silence.refresh()
      if (size < head.length) bytes.copy(head, size)
      size += bytes.length
      if (size > most) throw new DavError(413, 'ingest.file-too-large', { params: { size, limit: most }, headers: { connection: 'close' } })
      await along.take(bytes)
      letGo(bytes)
    }
    if (!request.complete) throw new DavError(400, 'webdav.body-cut')
    await along.end()
    await file.close()
    return { path, sha256: hash.digest('hex'), size, head: head.subarray(0, Math.min(size, head.length)) }
  } catch (error) {
    await along.settle()
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
    throw error
  } finally {
    clearTimeout(silence)
  }
}

/** A new file; what crashes left is swept away after a day with the folder, which is made again by whoever finds none. */
export async function createIn(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return open(path, 'wx', 0o600)
  }
}

/**
 * Gives a chunk's memory back at once. node:http makes a new one of up to 64 KB for each read of the socket, and V8 lets 64 MB of those come together before
 * it looks for garbage: measured, a PUT of 500 MB grew the process by 65 MB with that and by 7 MB without. A chunk that shares its memory is left alone.
 */
function letGo(chunk: Buffer): void {
  if (chunk.buffer instanceof ArrayBuffer && chunk.byteLength === chunk.buffer.byteLength) chunk.buffer.transfer(0)
}
