import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { profileNames, profiles, type ProfileName } from './profiles.ts'

/** What came of one profile for one content: a temporary file that has yet to get its place, or the reason why there is none. */
export const Drawn = z.object({
  profile: z.enum(profileNames),
  state: z.enum(['ready', 'failed', 'needless']),
  /** Temporary file of a ready one. */
  path: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  size: z.number().nullable(),
  /** Message key of what was in the way, or why it is not needed. */
  reason: z.string().nullable(),
})
export type Drawn = z.infer<typeof Drawn>

/** A made file. */
export async function ready(profile: ProfileName, path: string, { width, height, size }: { width?: number; height?: number; size?: number } = {}): Promise<Drawn> {
  return { profile, state: 'ready', path, width: width ?? null, height: height ?? null, size: size ?? (await stat(path)).size, reason: null }
}

/** No file, and why. */
export const absent = (profile: ProfileName, state: 'failed' | 'needless', reason: string): Drawn => ({ profile, state, path: null, width: null, height: null, size: null, reason })

/** Name of a profile's stored file. */
export const fileName = (profile: ProfileName): string => `${profile}.${profiles[profile].ending}`
