import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Message } from '../platform/errors.ts'
import { runFfmpeg } from './ffmpeg.ts'
import { MediaRefusal } from './media-refusal.ts'
import { fromRaster, type Raster } from './picture-engine.ts'
import type { Probed } from './probe-streams.ts'
import { toneMapFilters } from './tone-map.ts'

/** Where in a video frames are tried, as shares of its length; the last one proves that its tail can be read. */
const PLACES = [0.1, 0.3, 0.5, 0.97] as const

/** A video that was looked into: its most telling frame, upright and in sRGB. */
export interface LookedInto { poster: Raster; notes: Message[] }

/**
 * Decodes frames at four places in one run of ffmpeg: proof that the thing decodes at its beginning and near its end, and candidates for the poster.
 * @throws MediaRefusal media.unreadable where not one frame comes out
 */
export async function lookIntoVideo(path: string, probed: Probed, { edge, tempFolder, signal }: { edge: number; tempFolder: string; signal?: AbortSignal }): Promise<LookedInto> {
  const size = fitInside(probed, edge)
  const length = size.width * size.height * 3
  const run = async (places: readonly number[]) => {
    const outputs = places.map((_, i) => ({ path: join(tempFolder, `frame${i}.rgb`), options: frameOptions(probed, i, size) }))
    const inputs = places.map((place) => ({ path, options: ['-threads', '2', ...(place > 0 ? ['-ss', (probed.seconds * place).toFixed(3)] : [])] }))
    const answer = await runFfmpeg({ inputs, outputs, timeoutMs: 90_000, signal })
    const frames = await Promise.all(outputs.map(({ path: file }) => readFile(file).catch(() => Buffer.alloc(0))))
    return { ...answer, frames: frames.map((data) => (data.length >= length ? { data: data.subarray(0, length), ...size } : undefined)) }
  }
  // very short clips and streams without an index give nothing when sought: their beginning will do
  const sought = probed.seconds >= 0.5 ? await run(PLACES) : undefined
  const answer = sought?.frames.some((frame) => frame !== undefined) === true ? sought : await run([0])
  const frames: Raster[] = answer.frames.filter((frame) => frame !== undefined)
  if (frames.length === 0) throw new MediaRefusal('media.unreadable', {}, { cause: new Error(answer.complaints) })
  const damaged = sought !== undefined && !looselyCut(probed) && (frames.length < 2 || hasErrors(sought.complaints))
  return { poster: await mostTelling(frames), notes: damaged ? [{ key: 'media.damaged', params: {} }] : [] }
}

/** Upright size that fits into a square of `edge`, never larger than the video, with even sides as encoders want them. */
export function fitInside({ width, height }: { width: number; height: number }, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height, 1))
  const even = (length: number) => Math.max(2, Math.round((length * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

function frameOptions(probed: Probed, input: number, { width, height }: { width: number; height: number }): string[] {
  const filters = [...toneMapFilters(probed), `scale=${width}:${height}:flags=bicubic`, 'format=rgb24']
  return ['-map', `${input}:${probed.video!.index}`, '-frames:v', '1', '-vf', filters.join(','), '-c:v', 'rawvideo', '-pix_fmt', 'rgb24', '-f', 'rawvideo']
}

/** The frame with most to see: not black or white all over, much contrast, many details (entropy); the earlier one where two are alike. */
async function mostTelling(frames: Raster[]): Promise<Raster> {
  let best = frames[0]!
  let bestScore = -Infinity
  for (const [i, frame] of frames.entries()) {
    const stats = await fromRaster(frame).resize(160, 160, { fit: 'inside' }).stats()
    const mean = stats.channels.reduce((sum, channel) => sum + channel.mean, 0) / stats.channels.length
    const spread = stats.channels.reduce((sum, channel) => sum + channel.stdev, 0) / stats.channels.length
    const score = stats.entropy + spread / 32 - (mean < 16 || mean > 244 ? 6 : 0) - i * 0.05
    if (score > bestScore) [best, bestScore] = [frame, score]
  }
  return best
}

/** Streams for broadcasting may be entered anywhere, so that the first pictures after a jump lack what they build on, or none comes at all: no damage. */
const looselyCut = ({ format }: Probed): boolean => /mpegts|mpeg/.test(format.format_name)

/** Complaints that mean lost picture, not mere oddities of a muxer. */
const hasErrors = (complaints: string): boolean => /error while decoding|invalid data|corrupt|concealing|partial file|truncat|missing picture|invalid NAL/i.test(complaints)
