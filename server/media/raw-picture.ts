import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extractPreviews, readDimensions } from './exiftool.ts'
import { isTurned } from './exif-orientation.ts'
import { checkPixels } from './limits.ts'
import { MediaRefusal } from './media-refusal.ts'
import type { Drawn, OpenedPicture, PictureSource } from './open-picture.ts'
import { sharp, toRaster } from './picture-engine.ts'
import { drawForgivingly } from './sharp-picture.ts'
import { upright } from './upright.ts'

/** RAW by the largest picture that the camera put into it; developing the sensor's data is a photographer's work, not ours. */
export async function openRaw(source: PictureSource): Promise<OpenedPicture> {
  const size = await readDimensions(source.path)
  if (size === undefined) throw new MediaRefusal('media.unreadable')
  checkPixels(source.limits, size)
  const turned = isTurned(size.orientation)
  return { width: turned ? size.height : size.width, height: turned ? size.width : size.height, frames: 1, notes: [], draw: (edge) => drawPreview(source, size.orientation, edge) }
}

async function drawPreview(source: PictureSource, orientation: number | undefined, edge: number): Promise<Drawn> {
  await extractPreviews(source.path, source.tempFolder, source.signal)
  const best = await largestReadable(source.tempFolder)
  if (best === undefined) return { notes: [{ key: 'media.no-preview', params: { format: source.type.label } }] }
  // the preview's own orientation counts where it has one; most cameras write it only into the RAW's head
  const turn = best.orientation === undefined ? orientation : undefined
  return drawForgivingly((failOn) => {
    const pipeline = sharp(best.path, { failOn, sequentialRead: true })
    return toRaster((turn === undefined ? pipeline.autoOrient() : upright(pipeline, turn)).resize(edge, edge, { fit: 'inside', withoutEnlargement: true }))
  }, source.path)
}

async function largestReadable(folder: string): Promise<{ path: string; orientation: number | undefined } | undefined> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('raw_'))
  const sized = await Promise.all(names.map(async (name) => ({ path: join(folder, name), bytes: (await stat(join(folder, name))).size })))
  for (const { path } of sized.sort((a, b) => b.bytes - a.bytes)) {
    const meta = await sharp(path, { failOn: 'none' }).metadata().catch(() => undefined)
    if (meta?.format === 'jpeg') return { path, orientation: meta.orientation }
  }
  return undefined
}
