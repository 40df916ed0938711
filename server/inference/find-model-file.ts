import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MirrorFolder } from './mirror-folder.ts'
import type { FileSource, ModelFile } from './model-card.ts'
import { findPackageFile } from './find-package-file.ts'
import { isAddress, type ModelPlace } from './model-place.ts'

/** How a model comes to this house. */
export type ModelOrigin = 'package' | 'repository' | 'conversion' | 'mirror' | 'download'

export interface FoundFile { path: string; origin: ModelOrigin }

/** Where a downloaded or converted file is kept: by its content, so that cards may share it. */
export const installedPath = (modelsFolder: string, { sha256, role }: Pick<ModelFile, 'sha256' | 'role'>): string => join(modelsFolder, role === 'network' ? `${sha256}.onnx` : sha256)

/** The first source of a file that has it now; nothing is fetched or made. */
export async function findModelFile(id: string, file: ModelFile, place: ModelPlace, mirror?: MirrorFolder): Promise<FoundFile | undefined> {
  for (const source of file.sources) {
    const found = await findInSource(source, id, file, place, mirror)
    if (found) return found
  }
  return undefined
}

async function findInSource(source: FileSource, id: string, file: ModelFile, { folder, modelsFolder }: ModelPlace, mirror?: MirrorFolder): Promise<FoundFile | undefined> {
  if (source.type === 'package') return existing(findPackageFile(folder, source.package, source.file), 'package')
  if (source.type === 'repository') return existing(join(folder, 'models', id, source.file), 'repository')
  const mirrored = source.type === 'mirror' ? existing(await mirror?.find(file.sha256, file.bytes), 'mirror') : undefined
  return mirrored ?? existing(modelsFolder && installedPath(modelsFolder, file), source.type === 'converted' ? 'conversion' : 'download')
}

const existing = (path: string | undefined, origin: ModelOrigin): FoundFile | undefined => (path && existsSync(path) ? { path, origin } : undefined)

/** Whether the file can be made of a package's weights without asking anyone. */
export const isConvertible = ({ sources }: ModelFile, { folder }: ModelPlace): boolean =>
  sources.some((source) => source.type === 'converted' && findPackageFile(folder, source.package, source.file) !== undefined)

/** Where a file can be fetched from when a person says so: the mirror's address, then the pinned one. */
export const addressOf = ({ sources, sha256 }: ModelFile, { mirror }: ModelPlace): { url: string; origin: 'mirror' | 'download' } | undefined => {
  for (const source of sources) {
    if (source.type === 'mirror' && mirror && isAddress(mirror)) return { url: `${mirror.replace(/\/$/, '')}/${sha256}`, origin: 'mirror' }
    if (source.type === 'url') return { url: source.url, origin: 'download' }
  }
  return undefined
}
