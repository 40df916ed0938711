import type { Message } from '../platform/errors.ts'
import { openByFfmpeg } from './ffmpeg-picture.ts'
import { openHeic } from './heic.ts'
import type { MediaLimits } from './limits.ts'
import type { DetectedType } from './media-types.ts'
import type { Raster } from './picture-engine.ts'
import { openRaw } from './raw-picture.ts'
import { openBySharp } from './sharp-picture.ts'

/** A picture whose header was read and found within limits; nothing is decoded before `draw`. */
export interface OpenedPicture {
  /** Upright, in pixels. */
  width: number
  height: number
  frames: number
  notes: Message[]
  /**
   * Decodes once, upright, in sRGB, no longer than `edge` and never enlarged; without raster where the format is known but nothing here can draw it (a note says so).
   * @throws MediaRefusal media.unreadable where it cannot be decoded at all
   */
  draw(edge: number): Promise<Drawn>
  /**
   * The same straight into a JPEG, where the decoder can: half the memory that is moved, and a seventh of the time (docs/decisions/0008).
   * @throws MediaRefusal media.unreadable where it cannot be decoded at all
   */
  encode?(edge: number, options: { quality: number; optimiseCoding: boolean }): Promise<Encoded>
}

/** What came of decoding, and what was odd about it. */
export interface Drawn { raster?: Raster; notes: Message[] }

/** A JPEG, its size in pixels, and what was odd about decoding. */
export interface Encoded { jpeg: Buffer; width: number; height: number; notes: Message[] }

/** What every opener needs. */
export interface PictureSource {
  path: string
  /** The whole file where it was read already; saves reading it twice. */
  bytes?: Buffer
  type: DetectedType
  limits: MediaLimits
  /** An empty folder for what decoders write; the caller removes it. */
  tempFolder: string
  signal?: AbortSignal
}

/**
 * Opens a picture by the reader that fits its type.
 * @throws MediaRefusal with the reason when the header cannot be read or claims too much
 */
export function openPicture(source: PictureSource): Promise<OpenedPicture> {
  const { mime, ending } = source.type
  if (mime.startsWith('image/x-')) return openRaw(source)
  if (mime === 'image/heic') return openHeic(source)
  if (mime === 'image/bmp' || mime === 'image/jp2' || mime === 'image/jxl') return openByFfmpeg(source)
  if (ending === 'avif') return openBySharp(source).catch(() => openByFfmpeg(source))
  return openBySharp(source)
}
