import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What is known of sounds; only what is evaluated here. */
const Truth = z.object({ audio_quality: z.object({ group: z.string().optional(), label: z.string() }).optional(), silence: z.boolean().optional() }).loose()
const Manifest = z.object({
  files: z.array(z.object({
    path: z.string(), kind: z.string(), expect: z.string().optional(), truth: Truth.optional(),
    /** Files that were made from one source are the same recording. */
    source: z.looseObject({ repo: z.string().optional(), path: z.string().optional() }).optional(),
  })),
})

export interface KnownSound {
  path: string
  file: string
  quality?: { group?: string; label: string }
  /** What it was made from. */
  origin: string
}

/** Reads DIR/manifest.json: the sounds of which something is known, and which can be opened. */
export function soundsOf(folder: string): KnownSound[] {
  const { files } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return files.filter(({ kind, expect }) => kind === 'audio' && expect === 'opens')
    .map(({ path, truth, source }) => ({ path, file: join(folder, path), quality: truth?.audio_quality, origin: source?.repo && source.path ? `${source.repo}/${source.path}` : path }))
}
