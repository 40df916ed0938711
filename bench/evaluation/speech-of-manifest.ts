import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Truth = z.object({ speech: z.looseObject({ language: z.string().nullish(), transcript: z.string().nullish() }).optional() }).loose()
const Manifest = z.object({ files: z.array(z.object({ path: z.string(), kind: z.string(), truth: Truth.optional() })) })

/** A sound of which it is known what is said; '' where nobody speaks. */
export interface KnownSpeech { path: string; file: string; language: string; transcript: string }

/** Reads DIR/manifest.json: the sounds of which it is known what is said. */
export function speechOf(folder: string): KnownSpeech[] {
  const { files } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return files.flatMap(({ path, kind, truth }) => {
    const { transcript, language } = truth?.speech ?? {}
    return kind === 'audio' && transcript !== undefined && transcript !== null ? [{ path, file: join(folder, path), language: language ?? '', transcript }] : []
  })
}
