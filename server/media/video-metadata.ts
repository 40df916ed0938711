import type { ExifTags } from './exiftool.ts'
import type { Probed, ProbedStream } from './probe-streams.ts'
import { placeOf, textOf } from './tag-values.ts'
import { type Taken, takenByInstant, takenByLocalClock } from './taken.ts'

/** One stream, in short. */
export interface StreamFacts { index: number; type: string; codec: string; language?: string; title?: string; width?: number; height?: number; channels?: number; isDefault?: boolean }
/** One chapter; milliseconds from the beginning. */
export interface ChapterFacts { startMs: number; endMs: number; title: string }

/** The columns of video_metadata that the file itself tells. */
export interface VideoMetadata {
  container?: string
  videoCodec?: string
  audioCodec?: string
  frameRate?: number
  bitrate?: number
  rotation?: number
  pixelFormat?: string
  colorTransfer?: string
  hdr: boolean
  cameraMake?: string
  cameraModel?: string
  latitude?: number
  longitude?: number
  title?: string
  description?: string
  streams: StreamFacts[]
  chapters: ChapterFacts[]
}

/** ffprobe's answer and exiftool's tags as one set of facts. */
export function videoMetadata(probed: Probed, tags: ExifTags): VideoMetadata {
  const { video, audio, format } = probed
  return {
    container: format.format_name.split(',')[0],
    videoCodec: video?.codec_name,
    audioCodec: audio?.codec_name,
    frameRate: rateOf(video?.avg_frame_rate) ?? rateOf(video?.r_frame_rate),
    bitrate: format.bit_rate,
    rotation: probed.rotation,
    pixelFormat: video?.pix_fmt,
    colorTransfer: video?.color_transfer,
    hdr: probed.hdr,
    cameraMake: textOf(tags, 'Keys:Make', 'UserData:Make', 'IFD0:Make', 'ItemList:Make') ?? tagOf(probed, 'make'),
    cameraModel: textOf(tags, 'Keys:Model', 'UserData:Model', 'IFD0:Model', 'ItemList:Model') ?? tagOf(probed, 'model'),
    ...(placeOf(tags) ?? iso6709(tagOf(probed, 'location') ?? tagOf(probed, 'com.apple.quicktime.location.ISO6709'))),
    title: textOf(tags, 'Keys:DisplayName', 'ItemList:Title', 'XMP-dc:Title') ?? tagOf(probed, 'title'),
    description: textOf(tags, 'Keys:Description', 'ItemList:Description', 'XMP-dc:Description') ?? tagOf(probed, 'comment'),
    streams: probed.streams.slice(0, 200).map(streamFacts).sort((a, b) => a.index - b.index),
    chapters: probed.chapters.slice(0, 2000).map(({ start_time, end_time, tags: own }) => ({ startMs: Math.round(start_time * 1000), endMs: Math.round(end_time * 1000), title: own['title'] ?? '' })),
  }
}

/** QuickTime's dates are UTC by its specification; Apple's CreationDate carries the zone; DVDs and AVIs write the camera's clock. */
export function videoTaken(probed: Probed, tags: ExifTags, now: Date): Taken | undefined {
  const place = placeOf(tags) ?? iso6709(tagOf(probed, 'location'))
  const surroundings = { ...place, now }
  for (const name of ['Keys:CreationDate', 'UserData:DateTimeOriginal', 'XMP-exif:DateTimeOriginal', 'RIFF:DateTimeOriginal', 'H264:DateTimeOriginal', 'Sony:DateTimeOriginal']) {
    const taken = takenByLocalClock(tags[name], surroundings)
    if (taken !== undefined) return taken
  }
  for (const value of [tags['QuickTime:CreateDate'], tags['QuickTime:MediaCreateDate'], tags['Matroska:DateTimeOriginal'], tags['ASF:CreationDate'], tagOf(probed, 'creation_time')]) {
    const taken = takenByInstant(value, surroundings)
    if (taken !== undefined) return taken
  }
  return undefined
}

const tagOf = ({ format }: Probed, name: string): string | undefined => {
  const value = (format.tags[name] ?? format.tags[name.toUpperCase()])?.replaceAll('\0', '').trim()
  return value === '' ? undefined : value?.slice(0, 4000)
}

const streamFacts = ({ index, codec_type, codec_name, tags, width, height, channels, disposition }: ProbedStream): StreamFacts => ({
  index, type: codec_type, codec: codec_name,
  language: tags['language'] === 'und' ? undefined : tags['language']?.slice(0, 20), title: tags['title']?.slice(0, 200),
  width, height, channels, isDefault: disposition['default'] === 1,
})

/** '30000/1001' → 29.97. */
function rateOf(fraction: string | undefined): number | undefined {
  const [over, under] = (fraction ?? '').split('/').map(Number)
  const rate = (over ?? 0) / (under ?? 1)
  return Number.isFinite(rate) && rate > 0 && rate <= 1000 ? Math.round(rate * 1000) / 1000 : undefined
}

/** '+48.8584+002.2945+035.0/' (ISO 6709, as phones write it). */
function iso6709(text: string | undefined): { latitude: number; longitude: number } | undefined {
  const match = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text ?? '')
  return match === null ? undefined : { latitude: Number(match[1]), longitude: Number(match[2]) }
}
