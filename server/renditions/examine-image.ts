import { join } from 'node:path'
import { drawOpened, MediaRefusal, openPicture, readEmbeddedMetadata } from '../media/index.ts'
import { absent, fileName, ready } from './drawn.ts'
import type { Examinee, Findings } from './examine-and-draw.ts'

/** A picture: header within limits, then decoded once for preview, thumbnail and placeholder while exiftool reads the rest. */
export async function examineImage({ path, name, bytes, type, limits, folder, signal }: Examinee): Promise<Findings> {
  const picture = await openPicture({ path, bytes, type, limits, tempFolder: folder, signal })
  const [drawn, embedded] = await Promise.allSettled([drawOpened(picture, { preview: join(folder, fileName('preview')), thumbnail: join(folder, fileName('thumbnail')) }), readEmbeddedMetadata(path, name, type, { bytes, signal })])
  if (drawn.status === 'rejected') throw drawn.reason as Error
  if (embedded.status === 'rejected') throw embedded.reason as Error
  const { taken, metadata, notes } = embedded.value
  const size = { width: picture.width, height: picture.height }
  if (picture.width < 1 || picture.height < 1) throw new MediaRefusal('media.unreadable')
  const all = [...picture.notes, ...drawn.value.notes, ...notes]
  const shared = { type, ...size, durationMs: null, taken, notes: all, metadata: { ...metadata, image: { keywords: [], ...metadata.image, frames: picture.frames } } }
  const { made } = drawn.value
  if (made === undefined) {
    const reason = all[0]?.key ?? 'media.no-picture'
    return { ...shared, thumbhash: null, drawn: [absent('preview', 'failed', reason), absent('thumbnail', 'failed', reason)] }
  }
  return { ...shared, thumbhash: made.thumbhash, drawn: [await ready('preview', made.preview.path, made.preview), await ready('thumbnail', made.thumbnail.path, made.thumbnail)] }
}
