import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { newId } from '../../platform/ids.ts'
import { readBounded } from '../../platform/read-bounded.ts'
import { DavError } from './dav-error.ts'
import { createIn, HEAD, type Received } from './receive-body.ts'

/** A body of no more bytes costs nobody anything to send: it is taken first and asked about afterwards, once instead of twice. */
const SMALL = 256 * 1024

/** True for a request that says how long its body is, and that this is not much. */
export const isSmall = ({ headers }: IncomingMessage): boolean => Number(headers['content-length'] ?? Infinity) <= SMALL

/**
 * A small body, in memory.
 * @throws DavError 400 for one that is shorter than promised
 */
export async function readSmallBody(request: IncomingMessage): Promise<Buffer> {
  const body = await readBounded(request, SMALL)
  if (!body || !request.complete) throw new DavError(400, 'webdav.body-cut')
  return body
}

/** Writes a body that is in memory into a temporary file, whole and on the disk for good. */
export async function landSmallBody(bytes: Buffer, folder: string): Promise<Received> {
  const path = join(folder, newId())
  const file = await createIn(path)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, head: bytes.subarray(0, HEAD) }
}
