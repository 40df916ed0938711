import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { MakeParts } from './make.ts'
import { folderOf, putInPlace } from './places.ts'
import { spectrogramTask } from './spectrogram-task.ts'

/** Goes up when spectrograms would be drawn otherwise. */
export const SPECTROGRAM_REVISION = 1
const PATIENCE_MS = 60_000

/** A WebP of the frequencies of a sound over time. */
export interface Spectrogram { path: string; size: number; etag: string }
/** Levels of bands over time: base64 of uint8[columns × bands], column after column, the lowest band first. */
export interface SpectrogramLevels { columns: number; bands: number; levels: string }

/**
 * The spectrogram of a content. As a crop it is drawn when it is first asked for and has no row: its file beside the content's renditions is all there is of it, and goes with them.
 * `made` names the analysis that gave the levels. Whether the actor may see the content is the caller's to ask.
 */
export async function findSpectrogram({ dataDir, tasks }: Pick<MakeParts, 'dataDir' | 'tasks'>, sha256: string, made: string, { columns, bands, levels }: SpectrogramLevels): Promise<Spectrogram> {
  const tag = `spectrogram-${made}-${SPECTROGRAM_REVISION}`
  const place = join(folderOf(dataDir, sha256), `${tag}.webp`)
  const etag = `"${sha256.slice(0, 24)}-${tag}"`
  const there = await stat(place).catch(() => undefined)
  if (there) return { path: place, size: there.size, etag }
  const folder = join(dataDir, 'tmp', 'renditions')
  await mkdir(folder, { recursive: true })
  const own = await mkdtemp(join(folder, 'drawn-'))
  try {
    const target = join(own, 'spectrogram.webp')
    const { size } = await tasks.call(spectrogramTask, { columns, bands, levels, target }, { timeoutMs: PATIENCE_MS, turn: 'first' })
    await putInPlace(target, place)
    return { path: place, size, etag }
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}
