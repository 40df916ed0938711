import type { IAudioMetadata } from 'music-metadata'
import { coverOf } from './cover-picture.ts'
import type { Probed, ProbedStream } from './probe-streams.ts'
import { parseDate } from './taken.ts'

/** The columns of audio_metadata that the file itself tells. */
export interface AudioMetadata {
  title?: string
  artist?: string
  album?: string
  albumArtist?: string
  genre?: string
  year?: number
  track?: number
  tracks?: number
  disc?: number
  composer?: string
  codec?: string
  bitrate?: number
  sampleRate?: number
  channels?: number
  bitDepth?: number
  lossless?: boolean
  bpm?: number
  lyrics?: string
  hasCover: boolean
  replayGain?: number
}

/** Tags of a sound as music-metadata reads them; ffprobe's answer fills in where that has no reader (AC-3) or no measure. */
export function audioMetadata(parsed: IAudioMetadata | undefined, probed: Probed | undefined): AudioMetadata {
  return { ...names(parsed, probed), ...numbers(parsed, probed), ...measures(parsed, probed), hasCover: parsed !== undefined && coverOf(parsed) !== undefined }
}

/** A tag as ffprobe gives it: of the container, or of the stream as Ogg has them. */
const probedTag = (probed: Probed | undefined, name: string): string | undefined => probed?.format.tags[name] ?? probed?.format.tags[name.toUpperCase()] ?? probed?.audio?.tags[name]

function names(parsed: IAudioMetadata | undefined, probed: Probed | undefined): Partial<AudioMetadata> {
  const { common } = parsed ?? {}
  const text = (value: string | undefined, tag: string) => clean(value) ?? clean(probedTag(probed, tag))
  return {
    title: text(common?.title, 'title'), artist: text(common?.artist, 'artist'), album: text(common?.album, 'album'), albumArtist: text(common?.albumartist, 'album_artist'),
    genre: text(common?.genre?.join(', '), 'genre'), composer: text(common?.composer?.join(', '), 'composer'),
    lyrics: clean(common?.lyrics?.map(({ text: all, syncText }) => all ?? syncText.map((line) => line.text).join('\n')).join('\n\n'), 100_000),
  }
}

function numbers(parsed: IAudioMetadata | undefined, probed: Probed | undefined): Partial<AudioMetadata> {
  const { common } = parsed ?? {}
  return {
    year: yearOf(common?.year ?? common?.date ?? probedTag(probed, 'date')),
    track: whole(common?.track.no ?? probedTag(probed, 'track')), tracks: whole(common?.track.of), disc: whole(common?.disk.no ?? probedTag(probed, 'disc')),
    bpm: finite(common?.bpm), replayGain: finite(common?.replaygain_track_gain?.dB),
  }
}

function measures(parsed: IAudioMetadata | undefined, probed: Probed | undefined): Partial<AudioMetadata> {
  const format: Partial<IAudioMetadata['format']> = parsed?.format ?? {}
  const stream: Partial<ProbedStream> = probed?.audio ?? {}
  return {
    codec: stream.codec_name ?? clean(format.codec), lossless: format.lossless,
    bitrate: firstWhole(format.bitrate, stream.bit_rate, probed?.format.bit_rate), sampleRate: firstWhole(format.sampleRate, stream.sample_rate),
    channels: firstWhole(stream.channels, format.numberOfChannels), bitDepth: firstWhole(format.bitsPerSample, stream.bits_per_raw_sample),
  }
}

/** True where a tag holds a date that nobody can read: the sound is whole, its details are not. */
export const hasUnreadableDate = (parsed: IAudioMetadata | undefined): boolean => parsed?.common.date !== undefined && yearOf(parsed.common.year ?? parsed.common.date) === undefined

const clean = (text: string | undefined, length = 2000): string | undefined => {
  const cleaned = text === undefined ? '' : repaired(text).replaceAll('\0', '').trim().slice(0, length)
  return cleaned === '' ? undefined : cleaned
}

/** WAV's INFO names no encoding: readers take Latin-1, writers of today mean UTF-8. Latin-1 that is flawless UTF-8 was UTF-8. */
function repaired(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || !/^[\u0000-\u00ff]*$/.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}

/** PostgreSQL's integer, above zero; '3/12' is 3. */
function whole(value: number | string | null | undefined): number | undefined {
  const number = Math.round(typeof value === 'string' ? Number.parseInt(value, 10) : (value ?? Number.NaN))
  return number > 0 && number <= 2_147_483_647 ? number : undefined
}

const firstWhole = (...values: (number | undefined)[]): number | undefined => values.map(whole).find((value) => value !== undefined)

const finite = (value: number | undefined): number | undefined => (value !== undefined && Number.isFinite(value) && Math.abs(value) < 1e9 ? value : undefined)

function yearOf(value: number | string | undefined): number | undefined {
  const year = typeof value === 'number' ? value : (parseDate(value)?.local.year ?? Number(/^\s*(\d{4})\b/.exec(value ?? '')?.[1]))
  return year >= 1000 && year <= 2200 ? year : undefined
}
