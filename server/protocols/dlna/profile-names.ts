import type { TechnicalFacts } from '../../library/index.ts'

/** Boxes of the JPEG profiles of DLNA, smallest first. */
export const jpegBoxes = { TN: { width: 160, height: 160 }, SM: { width: 640, height: 480 }, MED: { width: 1024, height: 768 }, LRG: { width: 4096, height: 4096 } } as const

export interface Measured { mediaType: string; width: number | null; height: number | null }

/** The name of the DLNA profile that these bytes certainly have; none is better than a wrong one, which some devices refuse to open. */
export function profileName({ mediaType, width, height }: Measured, facts: TechnicalFacts = {}): string | undefined {
  if (mediaType === 'audio/mpeg') return mpegSound(facts)
  if (width === null || height === null) return undefined
  const fits = (box: { width: number; height: number }): boolean => width <= box.width && height <= box.height
  if (mediaType === 'image/jpeg') return fits(jpegBoxes.SM) ? 'JPEG_SM' : fits(jpegBoxes.MED) ? 'JPEG_MED' : fits(jpegBoxes.LRG) ? 'JPEG_LRG' : undefined
  if (mediaType === 'image/png') return fits(jpegBoxes.LRG) ? 'PNG_LRG' : undefined
  if (mediaType === 'image/gif') return fits({ width: 1600, height: 1200 }) ? 'GIF_LRG' : undefined
  return undefined
}

/** MP3 by DLNA is layer 3 of MPEG-1 up to 320 kbit/s; MP3X are the lower rates of MPEG-2. */
function mpegSound({ audioCodec, sampleRate, bitrate, channels }: TechnicalFacts): string | undefined {
  if (!/layer 3|mp3/i.test(audioCodec ?? '') || !sampleRate || (bitrate ?? 0) > 320_000 || (channels ?? 2) > 2) return undefined
  if ([32_000, 44_100, 48_000].includes(sampleRate)) return 'MP3'
  return [16_000, 22_050, 24_000].includes(sampleRate) ? 'MP3X' : undefined
}

/** The name by which devices that know transport streams by name alone play one; without time stamps before each packet (ISO), as files of recorders have them. */
export function transportStreamName({ videoCodec, audioCodec }: TechnicalFacts, height: number | null): string | undefined {
  const size = (height ?? 0) > 576 ? 'HD' : 'SD'
  const sound = /ac-?3/i.test(audioCodec ?? '') ? 'AC3' : /aac/i.test(audioCodec ?? '') ? 'AAC' : undefined
  return /h264|avc/i.test(videoCodec ?? '') && sound ? `AVC_TS_MP_${size}_${sound}_ISO` : undefined
}
