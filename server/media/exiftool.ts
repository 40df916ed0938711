import { join } from 'node:path'
import type { ExifTool } from 'exiftool-vendored'
import { loadLate } from '../platform/load-late.ts'
import { runTool } from './external-tool.ts'

const vendored = loadLate<typeof import('exiftool-vendored')>('exiftool-vendored')

/** Tags by 'Group:Name' ('ExifIFD:DateTimeOriginal'), numbers as numbers. */
export type ExifTags = Record<string, unknown>

let kept: ExifTool | undefined

/** One process of exiftool for this process, started by the first question and kept for the next ones. */
const exiftool = (): ExifTool => (kept ??= new (vendored().ExifTool)({ maxProcs: 1, taskTimeoutMillis: 10_000, taskRetries: 0, maxTasksPerProcess: 2000 }))

/** Ends the kept exiftool; the next question starts another. */
export async function endExiftool(): Promise<void> {
  const ending = kept
  kept = undefined
  await ending?.end()
}

/** All tags of a file, or those named in `only`; what exiftool cannot read gives none, for metadata never stops a file. */
export async function readTags(path: string, { only = [], fast = false }: { only?: string[]; fast?: boolean } = {}): Promise<ExifTags> {
  const args = ['-n', '-G1', '-a', ...(fast ? ['-fast'] : []), '-api', 'LargeFileSupport=1', ...(only.length > 0 ? only.map((name) => `-${name}`) : ['-x', 'System:all', '-x', 'ExifTool:ExifToolVersion'])]
  return await exiftool().readRaw(path, { readArgs: args }).then((tags) => tags as ExifTags, () => ({}))
}

/** Stored width and height in pixels and the EXIF orientation, as exiftool reads them from formats that nothing else here opens. */
export async function readDimensions(path: string): Promise<{ width: number; height: number; orientation: number | undefined } | undefined> {
  const tags = await readTags(path, { only: ['Composite:ImageSize', 'IFD0:Orientation'], fast: true })
  const [width, height] = (typeof tags['Composite:ImageSize'] === 'string' ? tags['Composite:ImageSize'] : '').split(/[ x]/).map(Number)
  if (width === undefined || height === undefined || !(width > 0) || !(height > 0)) return undefined
  const orientation = Number(tags['IFD0:Orientation'])
  return { width, height, orientation: orientation >= 1 && orientation <= 8 ? orientation : undefined }
}

/** Writes every preview embedded in a RAW into a folder as raw_<tag>[-n].<ending>. */
export async function extractPreviews(path: string, folder: string, signal?: AbortSignal): Promise<void> {
  const template = join(folder, 'raw_%t%-c.%s').replaceAll('\\', '/')
  await runTool(await vendored().exiftoolPath(), ['-a', '-b', '-W', template, '-preview:all', path], { timeoutMs: 60_000, signal })
}

/** IANA name of the time zone at a place, by the borders that exiftool-vendored ships; undefined over open sea and for nonsense. */
export function zoneAt(latitude: number, longitude: number): string | undefined {
  try {
    return exiftool().options.geoTz(latitude, longitude)
  } catch {
    return undefined
  }
}

/** Version of the exiftool in use. */
export const exiftoolVersion = (): Promise<string | undefined> => exiftool().version().catch(() => undefined)
