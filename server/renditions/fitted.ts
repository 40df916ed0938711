import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../platform/database.ts'
import { findRendition } from './find.ts'
import { fitTask } from './fit-task.ts'
import type { MakeParts } from './make.ts'
import { folderOf, putInPlace } from './places.ts'

/** Goes up when fitted pictures would be drawn otherwise. */
const REVISION = 1
const PATIENCE_MS = 30_000

/** A smaller JPEG for a device that wants one of a certain size. */
export interface Fitted { path: string; size: number; etag: string }

/** How large it is to be: exactly, or within a box where the picture's own size is not known. */
export interface FittedSize { width: number; height: number; exact: boolean }

/**
 * The preview of a content in another size. Like crops it is made when it is first asked for and has no row: its file beside the content's renditions is all there is of it, and goes with them.
 * Undefined where there is no preview yet. Whether the actor may see the content is the caller's to ask.
 */
export async function findFitted({ db, dataDir, tasks }: Pick<MakeParts, 'dataDir' | 'tasks'> & { db: Database }, sha256: string, size: FittedSize): Promise<Fitted | undefined> {
  const tag = `${size.exact ? 'fit' : 'within'}-${size.width}x${size.height}-${REVISION}`
  const place = join(folderOf(dataDir, sha256), `${tag}.jpg`)
  const etag = `"${sha256.slice(0, 24)}-${tag}"`
  const made = await stat(place).catch(() => undefined)
  if (made) return { path: place, size: made.size, etag }
  const preview = await findRendition(db, dataDir, sha256, 'preview')
  if (!preview) return undefined
  const folder = join(dataDir, 'tmp', 'renditions')
  await mkdir(folder, { recursive: true })
  const own = await mkdtemp(join(folder, 'drawn-'))
  try {
    const target = join(own, 'fitted.jpg')
    const { size: bytes } = await tasks.call(fitTask, { preview: preview.path, ...size, target }, { timeoutMs: PATIENCE_MS, turn: 'first' })
    await putInPlace(target, place)
    return { path: place, size: bytes, etag }
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}
