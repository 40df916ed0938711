import { createHash } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { newId } from '../../platform/ids.ts'
import { DavError } from './dav-error.ts'

/** A body that arrived whole and is on the disk for good. */
export interface Received { path: string; sha256: string; size: number }

/** The disk begins early with what has to be on it in the end, so that the last sync is short. */
const SYNC_EVERY = 32 * 1024 * 1024
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
  const disk = syncsAlong(file)
  const silence = setTimeout(() => { request.destroy(new Error('the sender fell silent')) }, PATIENCE)
  try {
    for await (const chunk of request) {
      const bytes = chunk as Buffer
      silence.refresh()
      size += bytes.length
      if (size > most) throw new DavError(413, 'ingest.file-too-large', { params: { size, limit: most }, headers: { connection: 'close' } })
      hash.update(bytes)
      for (let written = 0; written < bytes.length;) written += (await file.write(bytes, written)).bytesWritten
      disk.wrote(bytes.length)
    }
    if (!request.complete) throw new DavError(400, 'webdav.body-cut')
    await disk.end()
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

/**
 * Counts written bytes and lets the disk catch up beside the arrival of more, one sync at a time. What goes wrong with one is kept for the end: the system tells
 * of a failed write only once, and the last sync would look well.
 */
function syncsAlong(file: FileHandle) {
  let waiting = 0
  let syncing: Promise<void> | undefined
  let failure: Error | undefined
  return {
    wrote(bytes: number): void {
      waiting += bytes
      if (waiting < SYNC_EVERY || syncing) return
      waiting = 0
      syncing = file.datasync().catch((error: Error) => { failure ??= error }).finally(() => { syncing = undefined })
    },
    async end(): Promise<void> {
      await syncing
      if (failure) throw failure
      await file.sync()
    },
  }
}
