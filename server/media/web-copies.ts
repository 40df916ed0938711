import { rename, rm, stat } from 'node:fs/promises'
import { runFfmpeg } from './ffmpeg.ts'
import { MediaRefusal } from './media-refusal.ts'
import type { Probed } from './probe-streams.ts'
import { toneMapFilters } from './tone-map.ts'
import { fitInside } from './video-frames.ts'

interface Making { path: string; probed: Probed; target: string; signal?: AbortSignal }

/** Seconds of wall time that a copy may take: four times its length on a slow machine, two minutes at least. */
const patience = (seconds: number): number => Math.max(120, seconds * 4) * 1000

/** A full HD screen; more is not seen from a sofa and costs the machine hours. */
const WEB_VIDEO_EDGE = 1920

/** A copy that every browser plays: H.264 and AAC in MP4, at most 1080p, index first; streams that fit already are copied, not encoded. */
export async function makeWebVideo({ path, probed, target, signal }: Making): Promise<{ width: number; height: number; size: number }> {
  const { video, audio } = probed
  if (video === undefined) throw new MediaRefusal('media.no-video')
  const size = fitInside(probed, WEB_VIDEO_EDGE)
  const copies = video.codec_name === 'h264' && video.pix_fmt === 'yuv420p' && probed.rotation === 0 && probed.width <= WEB_VIDEO_EDGE && probed.height <= WEB_VIDEO_EDGE
  const picture = copies
    ? ['-c:v', 'copy']
    : ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '22', '-maxrate', '8M', '-bufsize', '16M', '-profile:v', 'high', '-pix_fmt', 'yuv420p', '-vf', [...toneMapFilters(probed), `scale=${size.width}:${size.height}`, 'setsar=1'].join(',')]
  const sound = audio === undefined ? [] : ['-map', `0:${audio.index}`, ...(audio.codec_name === 'aac' && (audio.channels ?? 2) <= 2 ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '160k', '-ac', '2'])]
  await encode({ path, target, signal, seconds: probed.seconds, options: ['-map', `0:${video.index}`, ...picture, ...sound, '-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn', '-movflags', '+faststart', '-f', 'mp4'] })
  return { ...size, size: (await stat(target)).size }
}

/** A copy that every browser plays: AAC in M4A. */
export async function makeWebAudio({ path, probed, target, signal }: Making): Promise<{ size: number }> {
  const { audio } = probed
  if (audio === undefined) throw new MediaRefusal('media.no-sound')
  const codec = audio.codec_name === 'aac' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '192k', '-ac', '2']
  await encode({ path, target, signal, seconds: probed.seconds, options: ['-map', `0:${audio.index}`, ...codec, '-vn', '-sn', '-dn', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4'] })
  return { size: (await stat(target)).size }
}

/** Longest edge of the picture that moves under the pointer: a row of 220 px at 16:9 is 391 px wide. */
const HOVER_EDGE = 400
const HOVER_SECONDS = 4
/** Bits a second that keep four seconds near 150 KB and never over 300. */
const HOVER_BITRATE = '300k'

/** A few silent seconds for the pointer to wake: H.264 at 400 px, a third of an animated WebP's bytes and decoded by hardware everywhere. */
export async function makeHover({ path, probed, target, signal }: Making): Promise<{ width: number; height: number; size: number }> {
  const { video, seconds } = probed
  if (video === undefined) throw new MediaRefusal('media.no-video')
  const size = fitInside(probed, HOVER_EDGE)
  const start = seconds > HOVER_SECONDS * 2 ? Math.min(seconds * 0.2, seconds - HOVER_SECONDS) : 0
  const filters = [...toneMapFilters(probed), 'fps=15', `scale=${size.width}:${size.height}`, 'setsar=1'].join(',')
  await encode({
    path, target, signal, seconds: 30, inputOptions: start > 0 ? ['-ss', start.toFixed(2)] : [],
    options: ['-map', `0:${video.index}`, '-t', String(HOVER_SECONDS), '-an', '-sn', '-dn', '-vf', filters, '-c:v', 'libx264', '-preset', 'fast', '-crf', '30', '-maxrate', HOVER_BITRATE, '-bufsize', '600k',
      '-profile:v', 'main', '-pix_fmt', 'yuv420p', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4'],
  })
  return { ...size, size: (await stat(target)).size }
}

/** Encodes beside the target and renames, so that a stopped run leaves no half a film. */
async function encode({ path, target, options, inputOptions = [], seconds, signal }: { path: string; target: string; options: string[]; inputOptions?: string[]; seconds: number; signal?: AbortSignal }): Promise<void> {
  const unfinished = `${target}.part`
  try {
    const answer = await runFfmpeg({ inputs: [{ path, options: inputOptions }], outputs: [{ path: unfinished, options: ['-threads', '2', ...options] }], timeoutMs: patience(seconds), signal })
    const made = await stat(unfinished).catch(() => undefined)
    if (answer.timedOut) throw new MediaRefusal('media.takes-too-long')
    if (!answer.ok || made === undefined || made.size === 0) throw new MediaRefusal('media.unreadable', {}, { cause: new Error(answer.complaints) })
    await rename(unfinished, target)
  } finally {
    await rm(unfinished, { force: true })
  }
}
