import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFile, type IAudioMetadata } from 'music-metadata'
import type { Message } from '../platform/errors.ts'
import { type AudioMetadata, audioMetadata, hasUnreadableDate } from './audio-metadata.ts'
import { boundedJson } from './bounded-json.ts'
import { type ExifTags, readTags } from './exiftool.ts'
import { hasBrokenTags, type ImageMetadata, imageMetadata, imageTaken } from './image-metadata.ts'
import type { DetectedType } from './media-types.ts'
import { slimPng } from './png-chunks.ts'
import { type Probed, probeStreams } from './probe-streams.ts'
import { type Taken, takenByInstant, takenFromName } from './taken.ts'
import { type VideoMetadata, videoMetadata, videoTaken } from './video-metadata.ts'

/** Goes up when reading gives more; rows of `metadata` with a lower number are read again. */
export const METADATA_REVISION = 1

/** When it was taken, as the library keeps it: an instant in ISO 8601, the clock on the wall, the zone where it is known. */
export interface TakenMoment { at: string; local: string; zone: string | null; from: 'embedded' | 'name' }

/** What a file says of itself. */
export interface EmbeddedMetadata {
  taken: TakenMoment | null
  metadata: {
    revision: number
    /** { exiftool, ffprobe, tags }: each reader's whole answer, safe for jsonb. */
    raw: Record<string, unknown>
    image?: ImageMetadata
    audio?: AudioMetadata
    video?: VideoMetadata
  }
  notes: Message[]
}

/** What is at hand already, and the time for telling future dates. */
export interface ReadOptions { probed?: Probed; bytes?: Buffer; now?: Date; signal?: AbortSignal }

interface Read { taken?: Taken; image?: ImageMetadata; audio?: AudioMetadata; video?: VideoMetadata; raw: Record<string, unknown>; notes: Message[] }

/** Reads a file's metadata by the readers that know its kind, `name` being what people call it; broken metadata gives less, never an error. */
export async function readEmbeddedMetadata(path: string, name: string, type: DetectedType, { probed, bytes, now = new Date(), signal }: ReadOptions = {}): Promise<EmbeddedMetadata> {
  const read = type.kind === 'image' ? await readImage(path, type, bytes, now) : type.kind === 'audio' ? await readAudio(path, probed, now, signal) : await readVideo(path, probed, now, signal)
  const taken = read.taken ?? takenFromName(name, now)
  const { image, audio, video, raw, notes } = read
  return {
    taken: taken === undefined ? null : { at: taken.at.toISOString(), local: taken.local, zone: taken.zone ?? null, from: taken.from },
    metadata: { revision: METADATA_REVISION, raw: boundedJson(raw), ...(image && { image }), ...(audio && { audio }), ...(video && { video }) },
    notes,
  }
}

/** Formats whose metadata stands before the pixels, so that exiftool need not look for more behind them. */
const headFirst = new Set(['image/jpeg', 'image/webp', 'image/gif', 'image/heic', 'image/avif'])
const brokenNote: Message = { key: 'media.details-unreadable', params: {} }

async function readImage(path: string, type: DetectedType, bytes: Buffer | undefined, now: Date): Promise<Read> {
  const tags = type.ending === 'png' ? await withSlimPng(path, bytes, (slim) => readTags(slim)) : await readTags(path, { fast: headFirst.has(type.mime) })
  return { image: imageMetadata(tags), taken: imageTaken(tags, now), raw: { exiftool: tags }, notes: hasBrokenTags(tags) ? [brokenNote] : [] }
}

async function readAudio(path: string, given: Probed | undefined, now: Date, signal?: AbortSignal): Promise<Read> {
  const [probed, parsed] = await Promise.all([given ?? probeStreams(path, { signal }).catch(() => undefined), parseFile(path, { duration: false }).catch(() => undefined)])
  const audio = audioMetadata(parsed, probed)
  // music carries the date of its making in the album; a recording of one's own has neither album nor artist, and its date is when it was taken
  const isRecording = audio.album === undefined && audio.artist === undefined
  return {
    audio,
    taken: isRecording ? takenByInstant(probed?.format.tags['creation_time'], { now }) : undefined,
    raw: { ffprobe: probed?.raw, tags: parsed === undefined ? undefined : plainTags(parsed) },
    notes: hasUnreadableDate(parsed) ? [brokenNote] : [],
  }
}

async function readVideo(path: string, given: Probed | undefined, now: Date, signal?: AbortSignal): Promise<Read> {
  const [probed, tags] = await Promise.all([given ?? probeStreams(path, { signal }).catch(() => undefined), readTags(path)])
  if (probed === undefined) return { raw: { exiftool: tags }, notes: [] }
  return { video: videoMetadata(probed, tags), taken: videoTaken(probed, tags, now), raw: { exiftool: tags, ffprobe: probed.raw }, notes: [] }
}

/** exiftool unpacks text without a stop: it is given a copy without the bombs, where there are any. */
async function withSlimPng<T>(path: string, given: Buffer | undefined, read: (path: string) => Promise<T>): Promise<T> {
  const slim = slimPng(given ?? (await readFile(path)))
  if (slim.dropped === 0) return read(path)
  const folder = await mkdtemp(join(tmpdir(), 'mantel-png-'))
  try {
    await writeFile(join(folder, 'slim.png'), slim.bytes)
    return await read(join(folder, 'slim.png'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** music-metadata's answer without pictures' bytes. */
const plainTags = ({ common, format, native }: IAudioMetadata): ExifTags => ({
  common: { ...common, picture: common.picture?.map(({ format: mime, type, description, data }) => ({ format: mime, type, description, bytes: data.length })) },
  format: { ...format, trackInfo: undefined },
  native: Object.fromEntries(Object.entries(native).map(([kind, tags]) => [kind, tags.filter(({ value }) => typeof value === 'string' || typeof value === 'number').slice(0, 200)])),
})
