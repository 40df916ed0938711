import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireType } from './detect-type.ts'
import { withFileWindow } from './file-window.ts'
import { defaultMediaLimits, type MediaLimits } from './limits.ts'
import { MediaRefusal } from './media-refusal.ts'
import { openPicture } from './open-picture.ts'
import type { Raster } from './picture-engine.ts'
import { probeStreams } from './probe-streams.ts'
import { lookIntoVideo } from './video-frames.ts'

/**
 * A picture, or a video's most telling frame, upright in sRGB and no longer than `edge`: what analyzers look at.
 * @throws MediaRefusal where nothing can be seen
 */
export async function decodeRaster(path: string, edge: number, { limits = defaultMediaLimits, signal }: { limits?: MediaLimits; signal?: AbortSignal } = {}): Promise<Raster> {
  const type = await withFileWindow(path, requireType)
  const tempFolder = await mkdtemp(join(tmpdir(), 'mantel-raster-'))
  try {
    if (type.kind === 'video') return (await lookIntoVideo(path, await probeStreams(path, { signal }), { edge, tempFolder, signal })).poster
    if (type.kind === 'audio') throw new MediaRefusal('media.no-picture', { format: type.label })
    const { raster } = await (await openPicture({ path, type, limits, tempFolder, signal })).draw(edge)
    if (raster === undefined) throw new MediaRefusal('media.no-picture', { format: type.label })
    return raster
  } finally {
    await rm(tempFolder, { recursive: true, force: true })
  }
}
