import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Truth = z.object({
  music: z.object({
    bpm: z.number().optional(), bpm_alternatives: z.array(z.number()).optional(), key: z.string().optional(),
    /** Words for its genre, any of which is right. */
    genres_any_of: z.array(z.string()).optional(),
  }).optional(),
  speech: z.object({ transcript: z.string().nullish() }).loose().optional(),
  audio_class: z.string().optional(),
  silence: z.boolean().optional(),
}).loose()
const Manifest = z.object({ files: z.array(z.object({ path: z.string(), kind: z.string(), truth: Truth.optional() })) })
type Truth = z.infer<typeof Truth>

/** A sound with one kind of truth about it. */
export interface KnownSound<Known> { path: string; file: string; known: Known }

function known<Known>(folder: string, pick: (truth: Truth) => Known | undefined): KnownSound<Known>[] {
  const { files } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return files.flatMap(({ path, kind, truth }) => {
    const fact = kind === 'audio' && truth ? pick(truth) : undefined
    return fact === undefined ? [] : [{ path, file: join(folder, path), known: fact }]
  })
}

/** Beats a minute, and other speeds that it may be counted at. */
export const soundsWithTempo = (folder: string): KnownSound<{ bpm: number; alternatives: number[] }>[] =>
  known(folder, ({ music }) => (music?.bpm === undefined ? undefined : { bpm: music.bpm, alternatives: music.bpm_alternatives ?? [music.bpm * 2, music.bpm / 2] }))

/** 'A minor', or a tonic alone where the mode is neither major nor minor, or not known. */
export const soundsWithKey = (folder: string): KnownSound<{ tonic: string; mode: 'major' | 'minor' | undefined }>[] => known(folder, ({ music }) => {
  const [, tonic, mode] = /^([A-G]#?)(?: (major|minor))?/.exec(music?.key ?? '') ?? []
  return tonic === undefined ? undefined : { tonic, mode: mode === 'major' || mode === 'minor' ? mode : undefined }
})

/** Words for the genre, any of which is right. */
export const soundsWithGenre = (folder: string): KnownSound<string[]>[] => known(folder, ({ music }) => music?.genres_any_of)

/** What a sound is most of all: speech, music, another word for it, or silence. */
export const soundsWithClass = (folder: string): KnownSound<string>[] => known(folder, ({ speech, music, audio_class: heard, silence }) => {
  if (heard !== undefined) return heard
  if (silence) return 'silence'
  if (speech?.transcript) return 'speech'
  return music?.genres_any_of ? 'music' : undefined
})
