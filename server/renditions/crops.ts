import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PREVIEW_EDGE } from '../media/index.ts'
import type { Database } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { cropTask } from './crop-task.ts'
import { findRendition } from './find.ts'
import type { MakeParts } from './make.ts'
import { folderOf, putInPlace } from './places.ts'

/** Goes up when crops would be cut otherwise. */
const REVISION = 1
/** Pixels that the longer side of a box needs in the preview; smaller ones are cut from the original. */
const ENOUGH = 110
/** Longest edge at which an original is decoded for a crop: very small faces in very large pictures stay a little soft. */
const LARGEST_DECODE = 5000
const PATIENCE_MS = 60_000

/** A small square JPEG of a part of a picture. */
export interface Crop { path: string; size: number; etag: string }

/** What names a crop within its content: the box in thousandths of the picture's sides, and how it is cut. Stands in addresses, so that they never change what they show. */
export const cropTag = (box: readonly number[]): string => `crop-${box.slice(0, 4).map((share) => Math.round(Math.max(0, Math.min(1, share)) * 1000)).join('-')}-${REVISION}`

type CropParts = Pick<MakeParts, 'dataDir' | 'tasks' | 'limits' | 'originalPath'> & { db: Database }

/**
 * A face out of a content. Unlike other renditions it is made when it is first asked for and has no row: its file beside the content's renditions is all there is of it, and goes with them.
 * Undefined where neither preview nor original can be read now. Whether the actor may see the content is the caller's to ask.
 */
export async function findCrop({ db, dataDir, tasks, limits, originalPath }: CropParts, sha256: string, box: readonly [number, number, number, number]): Promise<Crop | undefined> {
  const place = join(folderOf(dataDir, sha256), `${cropTag(box)}.jpg`)
  const etag = `"${sha256.slice(0, 24)}-${cropTag(box)}"`
  const made = await stat(place).catch(() => undefined)
  if (made) return { path: place, size: made.size, etag }
  const preview = await findRendition(db, dataDir, sha256, 'preview')
  const side = preview ? Math.max(box[2] * (preview.width ?? 0), box[3] * (preview.height ?? 0)) : 0
  const original = side >= ENOUGH ? undefined : await originalPath(sha256)
  if (!preview && original === undefined) return undefined
  const folder = join(dataDir, 'tmp', 'renditions')
  await mkdir(folder, { recursive: true })
  const own = await mkdtemp(join(folder, 'drawn-'))
  try {
    const target = join(own, 'crop.jpg')
    const decodeEdge = Math.min(LARGEST_DECODE, Math.ceil((PREVIEW_EDGE * 2 * ENOUGH) / Math.max(1, side || ENOUGH)))
    const around: [number, number, number, number] = [...box]
    const { size } = await tasks.call(cropTask, { preview: preview?.path ?? null, original: original ?? null, decodeEdge, box: around, limits, target }, { timeoutMs: PATIENCE_MS, turn: 'first' })
    await putInPlace(target, place)
    return { path: place, size, etag }
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return undefined
    throw error
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}
