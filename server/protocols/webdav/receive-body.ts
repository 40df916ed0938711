import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { newId } from '../../platform/ids.ts'
import { DavError } from './dav-error.ts'

/** A body that arrived whole and is on the disk for good. */
export interface Received { path: string; sha256: string; size: number }

/** Milliseconds without a byte after which a sender counts as gone. */
const PATIENCE = 120_000

/**
 * Writes a request's body into a temporary file, counts and hashes it on the way, and syncs it; a body that ends early leaves nothing. Memory is one chunk,
 * whatever the size.
 * @throws DavError 413 for more than may be, 400 for a body that is shorter than promised
 */
export async function receiveBody(request: IncomingMessage, folder: string, most: number): Promise<Received> {
  const path = join(folder, newId())
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  const silence = setTimeout(() => { request.destroy(new Error('the sender fell silent')) }, PATIENCE)
  try {
    for await (const chunk of request) {
      const bytes = chunk as Buffer
      silence.refresh()
      size += bytes.length
      if (size > most) throw new DavError(413, 'ingest.file-too-large', { params: { size, limit: most }, headers: { connection: 'close' } })
      hash.update(bytes)
      for (let written = 0; written < bytes.length;) written += (await file.write(bytes, written)).bytesWritten
    }
    if (!request.complete) throw new DavError(400, 'webdav.body-cut')
    await file.sync()
    await file.close()
    return { path, sha256: hash.digest('hex'), size }
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
    throw error
  } finally {
    clearTimeout(silence)
  }
}
