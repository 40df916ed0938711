import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Seconds = z.number().nonnegative()
const Truth = z.object({
  diarization: z.object({
    speakers: z.int(), segments: z.array(z.tuple([Seconds, Seconds, z.union([z.string(), z.number()])])).optional(),
    /** Only what lies between these is annotated. */
    uem: z.tuple([Seconds, Seconds]).optional(),
  }).optional(),
  speech: z.object({ speakers: z.int().optional(), words: z.array(z.tuple([z.string(), Seconds, Seconds])).optional() }).optional(),
  silence: z.boolean().optional(),
  audio_class: z.string().optional(),
  music: z.object({ speech: z.boolean().optional() }).loose().optional(),
  /** A made tone or noise. */
  spectral: z.unknown().optional(),
}).loose()
const Manifest = z.object({ files: z.array(z.object({ path: z.string(), kind: z.string(), truth: Truth.optional() })) })

/** Somebody speaks: seconds. */
export interface KnownSegment { start: number; end: number; speaker: string }

export interface KnownVoices {
  path: string
  file: string
  /** How many people speak; undefined where it is not known. */
  speakers: number | undefined
  /** Who speaks when. */
  segments: KnownSegment[] | undefined
  /** When somebody speaks, where it is not known who. */
  words: { start: number; end: number }[] | undefined
  /** What is annotated, seconds. */
  within: readonly [number, number]
}

/** Reads DIR/manifest.json: the sounds of which it is known who speaks, or that somebody or nobody does. */
export function voicesOf(folder: string): KnownVoices[] {
  const { files } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return files.flatMap(({ path, kind, truth }) => {
    if (kind !== 'audio' || !truth) return []
    const { diarization, speech } = truth
    const nobody = isWithoutVoice(truth)
    if (!diarization && !speech && !nobody) return []
    return [{ path, file: join(folder, path), speakers: diarization?.speakers ?? speech?.speakers ?? (nobody ? 0 : undefined), ...whenOf(truth) }]
  })
}

const isWithoutVoice = ({ silence, audio_class: heard, music, spectral }: z.infer<typeof Truth>): boolean => silence === true || (heard !== undefined && heard !== 'speech') || music?.speech === false || spectral !== undefined

const whenOf = ({ diarization, speech }: z.infer<typeof Truth>): Pick<KnownVoices, 'segments' | 'words' | 'within'> => ({
  segments: diarization?.segments?.map(([start, end, speaker]) => ({ start, end, speaker: String(speaker) })),
  words: speech?.words?.map(([, start, end]) => ({ start, end })),
  within: diarization?.uem ?? [0, Infinity],
})
