import { readFile } from 'node:fs/promises'
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { placeOf } from './places.ts'
import type { ProfileName } from './profiles.ts'
import { renditions } from './schema.ts'

/** A rendition as a door serves it. */
export interface Rendition {
  profile: ProfileName
  /** Absolute. */
  path: string
  mediaType: string
  width: number | null
  height: number | null
  size: number
  /** Quoted, as HTTP wants it: content, profile and revision name the bytes for ever. */
  etag: string
}

/** The rendition of a content, where it is made; an older way of drawing serves until the newer one is there. */
export async function findRendition(db: Queryable, dataDir: string, sha256: string, profile: ProfileName): Promise<Rendition | undefined> {
  const [row] = await db.select().from(renditions).where(and(eq(renditions.sha256, sha256), eq(renditions.profile, profile), eq(renditions.state, 'ready')))
  if (row === undefined) return undefined
  return {
    profile, path: placeOf(dataDir, sha256, profile), mediaType: row.mediaType ?? 'application/octet-stream', width: row.width, height: row.height, size: row.size ?? 0,
    etag: `"${sha256.slice(0, 24)}-${profile}-${row.revision}-${row.madeAt.getTime().toString(36)}"`,
  }
}

/** Which profiles are ready for each of these contents. */
export async function readyProfiles(db: Queryable, sha256s: readonly string[]): Promise<Map<string, Set<ProfileName>>> {
  const found = new Map<string, Set<ProfileName>>()
  if (sha256s.length === 0) return found
  const rows = await db.select({ sha256: renditions.sha256, profile: renditions.profile }).from(renditions).where(and(inArray(renditions.sha256, [...sha256s]), eq(renditions.state, 'ready')))
  for (const { sha256, profile } of rows) found.set(sha256, (found.get(sha256) ?? new Set()).add(profile as ProfileName))
  return found
}

const Waveform = z.object({ seconds: z.number(), peaks: z.array(z.number().int().min(0).max(255)).max(10_000) })

/** The peaks of a sound, where its waveform is made. */
export async function findWaveform(db: Queryable, dataDir: string, sha256: string): Promise<z.infer<typeof Waveform> | undefined> {
  const rendition = await findRendition(db, dataDir, sha256, 'waveform')
  if (rendition === undefined) return undefined
  const text = await readFile(rendition.path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Waveform.parse(JSON.parse(text))
}
