import { checkPixels } from './limits.ts'
import { runFfmpeg } from './ffmpeg.ts'
import { MediaRefusal } from './media-refusal.ts'
import type { Drawn, OpenedPicture, PictureSource } from './open-picture.ts'
import { sharp, toRaster } from './picture-engine.ts'
import { type Probed, probeStreams } from './probe-streams.ts'
import { openWithoutPicture } from './sharp-picture.ts'

/** BMP, JPEG 2000, JPEG XL and animated AVIF, which libvips leaves out, by ffmpeg. */
export async function openByFfmpeg(source: PictureSource): Promise<OpenedPicture> {
  if (source.type.ending === 'bmp' && source.bytes !== undefined) checkPixels(source.limits, { width: Math.abs(source.bytes.readInt32LE(18)), height: Math.abs(source.bytes.readInt32LE(22)) })
  const probed = await probeStreams(source.path, source).catch((error: unknown) => {
    if (error instanceof MediaRefusal) return undefined
    throw error
  })
  if (probed?.video === undefined || probed.width === 0) return openWithoutPicture(source)
  const frames = probed.video.nb_frames ?? 1
  checkPixels(source.limits, { width: probed.width, height: probed.height, frames })
  return { width: probed.width, height: probed.height, frames, notes: [], draw: (edge) => drawByFfmpeg(source, probed, edge) }
}

/** Decodes the first frame to RGBA in memory at its own size, then goes the way of all pictures. */
async function drawByFfmpeg(source: PictureSource, { width, height, video }: Probed, edge: number): Promise<Drawn> {
  const { data, complaints } = await runFfmpeg({
    inputs: [{ path: source.path, options: ['-threads', '1'] }],
    outputs: [{ options: ['-map', `0:${video!.index}`, '-frames:v', '1', '-c:v', 'rawvideo', '-pix_fmt', 'rgba', '-f', 'rawvideo'] }],
    timeoutMs: 60_000, signal: source.signal,
  })
  if (data.length < width * height * 4) throw new MediaRefusal('media.unreadable', {}, { cause: new Error(complaints) })
  const pipeline = sharp(data.subarray(0, width * height * 4), { raw: { width, height, channels: 4 } }).resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
  return { raster: await toRaster(pipeline), notes: complaints === '' ? [] : [{ key: 'media.damaged', params: {} }] }
}
