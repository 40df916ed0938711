import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../platform/errors.ts'
import { readMetaAtom } from './containers.ts'
import { exifOrientation, isTurned } from './exif-orientation.ts'
import { runTool } from './external-tool.ts'
import { withFileWindow } from './file-window.ts'
import { colorWay } from './known-profiles.ts'
import { checkPixels } from './limits.ts'
import { MediaRefusal } from './media-refusal.ts'
import type { Drawn, OpenedPicture, PictureSource } from './open-picture.ts'
import { sharp, toRaster } from './picture-engine.ts'
import { drawForgivingly } from './sharp-picture.ts'
import { upright } from './upright.ts'

/**
 * HEIC: sharp reads its header, heif-convert (package libheif-examples) its pixels, for the prebuilt libvips has no HEVC.
 * Turning: an `irot` or `imir` property was obeyed by the decoder already; only without one does EXIF count (ISO/IEC 23008-12, 6.5.10).
 */
export async function openHeic(source: PictureSource): Promise<OpenedPicture> {
  const meta = await sharp(source.bytes ?? source.path, { limitInputPixels: false, failOn: 'none' }).metadata().catch((error: unknown) => {
    throw new MediaRefusal('media.unreadable', {}, { cause: error })
  })
  checkPixels(source.limits, { width: meta.width, height: meta.height, frames: meta.pages ?? 1 })
  const properties = await withFileWindow(source.path, readMetaAtom)
  const orientation = properties.includes('irot') || properties.includes('imir') ? undefined : exifOrientation(meta.exif)
  const turned = isTurned(orientation)
  return {
    width: turned ? meta.height : meta.width,
    height: turned ? meta.width : meta.height,
    frames: meta.pages ?? 1,
    notes: [],
    draw: (edge) => drawHeic(source, edge, orientation),
  }
}

async function drawHeic(source: PictureSource, edge: number, orientation: number | undefined): Promise<Drawn> {
  try {
    const answer = await runTool('heif-convert', ['--quiet', '-q', '95', source.path, join(source.tempFolder, 'heic.jpg')], { timeoutMs: 120_000, signal: source.signal })
    const made = (await readdir(source.tempFolder)).filter((name) => /^heic(-\d+)?\.jpg$/.test(name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    if (!answer.ok || made[0] === undefined) throw new MediaRefusal('media.unreadable', {}, { cause: new Error(answer.stderr) })
    const path = join(source.tempFolder, made[0])
    const { ignoreIcc, finish } = colorWay(await sharp(path, { failOn: 'none' }).metadata())
    return await drawForgivingly(async (failOn) => finish(await toRaster(upright(sharp(path, { failOn, sequentialRead: true, ignoreIcc }), orientation).resize(edge, edge, { fit: 'inside', withoutEnlargement: true }))), source.path)
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'media.tool-missing') throw error
    return { notes: [{ key: 'media.decoder-missing', params: { format: source.type.label, package: 'libheif-examples' } }] }
  }
}
