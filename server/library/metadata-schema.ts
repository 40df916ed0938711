import { sql } from 'drizzle-orm'
import { bigint, boolean, doublePrecision, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { blobs } from './schema.ts'

/** The whole embedded metadata of a content as its readers gave it. */
export const metadata = pgTable('metadata', {
  sha256: text().primaryKey().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** { exiftool: {...}, ffprobe: {...}, tags: {...} }: whatever readers had something to say. */
  raw: jsonb().$type<Record<string, unknown>>().notNull(),
  readAt: timestamp('read_at', { withTimezone: true }).notNull().defaultNow(),
  /** Goes up when reading gives more; older rows are read again in the background. */
  revision: integer().notNull(),
})

/** What a picture says of itself, by content. */
export const imageMetadata = pgTable('image_metadata', {
  sha256: text().primaryKey().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** EXIF 1-8 as it stood in the file; width and height elsewhere are already upright. */
  orientation: integer(),
  cameraMake: text('camera_make'),
  cameraModel: text('camera_model'),
  lens: text(),
  /** Seconds. */
  exposureTime: doublePrecision('exposure_time'),
  fNumber: doublePrecision('f_number'),
  iso: integer(),
  /** Millimetres. */
  focalLength: doublePrecision('focal_length'),
  focalLength35: doublePrecision('focal_length_35'),
  flash: boolean(),
  /** Degrees, WGS 84. */
  latitude: doublePrecision(),
  longitude: doublePrecision(),
  /** Metres above sea level. */
  altitude: doublePrecision(),
  title: text(),
  description: text(),
  /** Tags that other programs wrote into the file (XMP dc:subject, IPTC keywords). */
  keywords: jsonb().$type<string[]>().notNull().default([]),
  /** 1 to 5, as XMP says. */
  rating: integer(),
  colorProfile: text('color_profile'),
  bitDepth: integer('bit_depth'),
  frames: integer(),
  artist: text(),
  copyright: text(),
  software: text(),
}, (t) => [index('image_metadata_camera_idx').on(t.cameraModel)]) // camera: filter and its facet

/** What a recording says of itself, by content. */
export const audioMetadata = pgTable('audio_metadata', {
  sha256: text().primaryKey().references(() => blobs.sha256, { onDelete: 'cascade' }),
  title: text(),
  artist: text(),
  album: text(),
  albumArtist: text('album_artist'),
  genre: text(),
  year: integer(),
  track: integer(),
  tracks: integer(),
  disc: integer(),
  composer: text(),
  codec: text(),
  /** Bits a second. */
  bitrate: integer(),
  /** Hertz. */
  sampleRate: integer('sample_rate'),
  channels: integer(),
  bitDepth: integer('bit_depth'),
  lossless: boolean(),
  /** Beats a minute, as tagged. */
  bpm: doublePrecision(),
  lyrics: text(),
  hasCover: boolean('has_cover').notNull().default(false),
  /** ReplayGain track gain, decibels. */
  replayGain: doublePrecision('replay_gain'),
}, (t) => [
  index('audio_metadata_album_idx').on(t.albumArtist, t.album), // albums
  // words of music that hold a text, as devices search
  index('audio_metadata_words_idx').using('gin', sql`lower(${t.title}) gin_trgm_ops`, sql`lower(${t.artist}) gin_trgm_ops`, sql`lower(${t.albumArtist}) gin_trgm_ops`, sql`lower(${t.album}) gin_trgm_ops`, sql`lower(${t.genre}) gin_trgm_ops`),
])

export interface StreamFacts { index: number; type: string; codec: string; language?: string; title?: string; width?: number; height?: number; channels?: number; isDefault?: boolean }
export interface ChapterFacts { startMs: number; endMs: number; title: string }

/** What a film says of itself, by content. */
export const videoMetadata = pgTable('video_metadata', {
  sha256: text().primaryKey().references(() => blobs.sha256, { onDelete: 'cascade' }),
  container: text(),
  videoCodec: text('video_codec'),
  audioCodec: text('audio_codec'),
  /** Frames a second. */
  frameRate: doublePrecision('frame_rate'),
  /** Bits a second, of the whole file. */
  bitrate: bigint({ mode: 'number' }),
  rotation: integer(),
  pixelFormat: text('pixel_format'),
  colorTransfer: text('color_transfer'),
  hdr: boolean().notNull().default(false),
  cameraMake: text('camera_make'),
  cameraModel: text('camera_model'),
  latitude: doublePrecision(),
  longitude: doublePrecision(),
  title: text(),
  description: text(),
  streams: jsonb().$type<StreamFacts[]>().notNull().default([]),
  chapters: jsonb().$type<ChapterFacts[]>().notNull().default([]),
})
