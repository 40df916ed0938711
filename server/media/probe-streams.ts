import { z } from 'zod'
import { runTool } from './external-tool.ts'
import { inputGuards } from './ffmpeg-guards.ts'
import { MediaRefusal } from './media-refusal.ts'

const number = z.coerce.number().optional().catch(undefined)
const tags = z.record(z.string(), z.string()).catch({}).default({})
const Stream = z.object({
  index: z.number(),
  codec_type: z.string().default('data'),
  codec_name: z.string().default('unknown'),
  profile: z.string().optional().catch(undefined),
  width: number, height: number,
  pix_fmt: z.string().optional(),
  color_transfer: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  nb_frames: number,
  sample_rate: number, channels: number, bits_per_raw_sample: number, bits_per_sample: number,
  bit_rate: number, duration: number,
  disposition: z.record(z.string(), z.number()).catch({}).default({}),
  side_data_list: z.array(z.looseObject({ side_data_type: z.string().optional(), rotation: number })).catch([]).default([]),
  tags,
})
const Probe = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ format_name: z.string(), duration: number, start_time: number, bit_rate: number, nb_streams: z.number().default(0), tags }),
  chapters: z.array(z.object({ start_time: z.coerce.number(), end_time: z.coerce.number(), tags })).catch([]).default([]),
})

/** One stream as ffprobe tells it. */
export type ProbedStream = z.infer<typeof Stream>

/** A container, its streams and its chapters. */
export interface Probed {
  format: z.infer<typeof Probe>['format']
  streams: ProbedStream[]
  chapters: z.infer<typeof Probe>['chapters']
  /** Seconds; 0 where nothing tells. */
  seconds: number
  /** The stream that is watched: the largest moving picture that is not a cover. */
  video: ProbedStream | undefined
  /** The stream that is heard first. */
  audio: ProbedStream | undefined
  /** Upright size of `video` in pixels. */
  width: number
  height: number
  /** Degrees clockwise by which `video` is turned for showing: 0, 90, 180, 270. */
  rotation: number
  hdr: boolean
  /** The answer of ffprobe as it came. */
  raw: Record<string, unknown>
}

/**
 * What ffprobe says of a file.
 * @throws MediaRefusal media.unreadable where it finds no streams or fails; AppError 'unavailable' where ffprobe is not installed
 */
export async function probeStreams(path: string, { signal, timeoutMs = 30_000 }: { signal?: AbortSignal; timeoutMs?: number } = {}): Promise<Probed> {
  const answer = await runTool('ffprobe', ['-v', 'error', ...inputGuards(), '-of', 'json', '-show_format', '-show_streams', '-show_chapters', '-i', `file:${path}`], { timeoutMs, signal })
  const parsed = Probe.safeParse(parseJson(answer.stdout))
  if (!answer.ok || !parsed.success || parsed.data.streams.length === 0) throw new MediaRefusal('media.unreadable', {}, { cause: new Error(answer.stderr.slice(0, 500)) })
  return describe(parsed.data, parseJson(answer.stdout) as Record<string, unknown>)
}

function describe(data: z.infer<typeof Probe>, raw: Record<string, unknown>): Probed {
  const [video, audio] = [watched(data.streams), heard(data.streams)]
  const rotation = video === undefined ? 0 : rotationOf(video)
  const [width, height] = [video?.width ?? 0, video?.height ?? 0]
  const upright = rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height }
  const seconds = [data.format.duration, video?.duration, audio?.duration].find((duration) => duration !== undefined && duration > 0) ?? 0
  return { ...data, ...upright, video, audio, rotation, raw, seconds, hdr: ['smpte2084', 'arib-std-b67'].includes(video?.color_transfer ?? '') }
}

function watched(streams: ProbedStream[]): ProbedStream | undefined {
  const moving = streams.filter((stream) => stream.codec_type === 'video' && stream.disposition['attached_pic'] !== 1 && stream.codec_name !== 'unknown')
  return moving.sort((a, b) => (b.width ?? 0) * (b.height ?? 0) - (a.width ?? 0) * (a.height ?? 0))[0]
}

function heard(streams: ProbedStream[]): ProbedStream | undefined {
  const sounds = streams.filter((stream) => stream.codec_type === 'audio')
  return sounds.find((stream) => stream.disposition['default'] === 1) ?? sounds[0]
}

/** ffprobe tells the display matrix counter-clockwise; old files have a `rotate` tag, clockwise. */
function rotationOf(stream: ProbedStream): number {
  const counter = stream.side_data_list.find((side) => side.rotation !== undefined)?.rotation
  const clockwise = counter === undefined ? Number(stream.tags['rotate'] ?? 0) : -counter
  return Number.isFinite(clockwise) ? (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360 : 0
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
