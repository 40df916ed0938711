import type { Probed } from './probe-streams.ts'

const videoCodecs: Record<string, readonly string[]> = { 'video/mp4': ['h264', 'av1'], 'video/webm': ['vp8', 'vp9', 'av1'] }
const soundCodecs: Record<string, readonly string[]> = { 'video/mp4': ['aac', 'mp3', 'opus', 'flac'], 'video/webm': ['opus', 'vorbis'] }
/** Pixel formats that every browser's decoder takes; 10 bit H.264 and 4:2:2 it does not. */
const plainPixels = new Set(['yuv420p', 'yuvj420p'])
const soundTypes: Record<string, readonly string[]> = {
  'audio/mpeg': ['mp3'], 'audio/mp4': ['aac', 'flac', 'opus', 'mp3'], 'audio/flac': ['flac'], 'audio/wav': ['pcm_s16le', 'pcm_u8', 'pcm_s24le', 'pcm_f32le'], 'audio/aac': ['aac'],
  'audio/ogg': ['opus', 'vorbis', 'flac'], 'audio/webm': ['opus', 'vorbis'],
}

/** What decides whether a file needs a copy for the browser. */
export interface PlayFacts {
  /** Media type of the file. */
  mime: string
  videoCodec?: string
  audioCodec?: string
  pixelFormat?: string
  hdr?: boolean
}

/** The facts of a probed file. */
export const playFacts = (mime: string, { video, audio, hdr }: Probed): PlayFacts => ({ mime, videoCodec: video?.codec_name, audioCodec: audio?.codec_name, pixelFormat: video?.pix_fmt, hdr })

/** True where Chrome, Firefox and Safari all play the original; the answer is careful, for a copy costs space and no copy costs the evening. */
export function playsInBrowser({ mime, videoCodec, audioCodec, pixelFormat, hdr = false }: PlayFacts): boolean {
  if (videoCodec === undefined) return audioCodec !== undefined && (soundTypes[mime]?.includes(audioCodec) ?? false)
  if (!(videoCodecs[mime]?.includes(videoCodec) ?? false)) return false
  if (audioCodec !== undefined && !(soundCodecs[mime]?.includes(audioCodec) ?? false)) return false
  return !hdr && (pixelFormat === undefined || plainPixels.has(pixelFormat))
}
