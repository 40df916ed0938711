import type { IAudioMetadata } from 'music-metadata'
import type { Probed } from './probe-streams.ts'
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
  const { common, format } = parsed ?? {}
  const tag = (name: string): string | undefined => clean(probed?.format.tags[name] ?? probed?.format.tags[name.toUpperCase()] ?? probed?.audio?.tags[name])
  return {
    title: clean(common?.title) ?? tag('title'),
    artist: clean(common?.artist) ?? tag('artist'),
    album: clean(common?.album) ?? tag('album'),
    albumArtist: clean(common?.albumartist) ?? tag('album_artist'),
    genre: clean(common?.genre?.join(', ')) ?? tag('genre'),
    year: yearOf(common?.year ?? common?.date ?? tag('date')),
    track: whole(common?.track.no ?? tag('track')),
    tracks: whole(common?.track.of),
    disc: whole(common?.disk.no ?? tag('disc')),
    composer: clean(common?.composer?.join(', ')) ?? tag('composer'),
    codec: probed?.audio?.codec_name ?? clean(format?.codec),
    bitrate: whole(format?.bitrate ?? probed?.audio?.bit_rate ?? probed?.format.bit_rate),
    sampleRate: whole(format?.sampleRate ?? probed?.audio?.sample_rate),
    channels: whole(probed?.audio?.channels ?? format?.numberOfChannels),
    bitDepth: whole(format?.bitsPerSample ?? (probed?.audio?.bits_per_raw_sample || undefined)),
    lossless: format?.lossless,
    bpm: finite(common?.bpm),
    lyrics: clean(common?.lyrics?.map(({ text, syncText }) => text ?? syncText.map((line) => line.text).join('\n')).join('\n\n'), 100_000),
    hasCover: (common?.picture ?? []).some(({ data }) => data.length > 0),
    replayGain: finite(common?.replaygain_track_gain?.dB),
  }
}

/** True where a tag holds a date that nobody can read: the sound is whole, its details are not. */
export const hasUnreadableDate = (parsed: IAudioMetadata | undefined): boolean => parsed?.common.date !== undefined && yearOf(parsed.common.year ?? parsed.common.date) === undefined

const clean = (text: string | undefined, length = 2000): string | undefined => {
  const cleaned = text?.replaceAll('\0', '').trim().slice(0, length)
  return cleaned === '' ? undefined : cleaned
}

/** PostgreSQL's integer, above zero; '3/12' is 3. */
function whole(value: number | string | null | undefined): number | undefined {
  const number = Math.round(typeof value === 'string' ? Number.parseInt(value, 10) : (value ?? Number.NaN))
  return number > 0 && number <= 2_147_483_647 ? number : undefined
}

const finite = (value: number | undefined): number | undefined => (value !== undefined && Number.isFinite(value) && Math.abs(value) < 1e9 ? value : undefined)

function yearOf(value: number | string | undefined): number | undefined {
  const year = typeof value === 'number' ? value : (parseDate(value)?.local.year ?? Number(/^\s*(\d{4})\b/.exec(value ?? '')?.[1]))
  return year >= 1000 && year <= 2200 ? year : undefined
}
