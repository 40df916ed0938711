import { mkdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { AppError } from '../platform/errors.ts'
import { checkOnnx } from './check-onnx.ts'
import { downloadFile } from './download-file.ts'
import { addressOf, installedPath } from './find-model-file.ts'
import { hashFile } from './hash-file.ts'
import type { ModelFile } from './model-card.ts'
import type { ModelPlace } from './model-place.ts'

export interface InstallOptions {
  /** Bytes that stand here already, of all that this model takes. */
  onProgress?: (done: number, all: number) => void
  signal?: AbortSignal
}

/** Left free for everything else. */
const RESERVE_BYTES = 64 * 1024 ** 2

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6)

/**
 * Fetches files of a model: each beside its place first, used only once its size, sha256 and form are right.
 * @throws AppError 'unavailable' without address, network or room; 'invalid' when other content came than the card names
 */
export async function installFiles(title: string, files: readonly ModelFile[], place: ModelPlace, { onProgress, signal }: InstallOptions = {}): Promise<void> {
  const { modelsFolder } = place
  if (!modelsFolder) throw new AppError('unavailable', 'inference.no-models-folder')
  await mkdir(modelsFolder, { recursive: true })
  const all = files.reduce((sum, file) => sum + file.bytes, 0)
  await checkRoom(title, modelsFolder, all - await alreadyThere(modelsFolder, files))
  let before = 0
  for (const file of files) {
    const done = before
    await installFile(title, file, place, modelsFolder, { signal, onProgress: (received) => onProgress?.(done + received, all) })
    before += file.bytes
  }
}

const partOf = (modelsFolder: string, file: ModelFile): string => `${installedPath(modelsFolder, file)}.part`

async function alreadyThere(modelsFolder: string, files: readonly ModelFile[]): Promise<number> {
  const sizes = await Promise.all(files.map((file) => stat(partOf(modelsFolder, file)).then(({ size }) => size, () => 0)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function checkRoom(title: string, modelsFolder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(modelsFolder)
  const free = bavail * bsize
  if (free < needed + RESERVE_BYTES) throw new AppError('unavailable', 'inference.no-room', { model: title, needed: megabytes(needed + RESERVE_BYTES), free: megabytes(free) })
}

async function installFile(title: string, file: ModelFile, place: ModelPlace, modelsFolder: string, options: { onProgress: (received: number) => void; signal?: AbortSignal }): Promise<void> {
  const from = addressOf(file, place)
  if (!from) throw new AppError('unavailable', 'inference.model-missing', { model: title, file: file.name })
  const part = partOf(modelsFolder, file)
  await downloadFile({ url: from.url, path: part, bytes: file.bytes, ...options })
  try {
    if (await hashFile(part) !== file.sha256) throw new AppError('invalid', 'inference.download-wrong-hash', { model: title, file: file.name, host: new URL(from.url).host })
    if (file.role === 'network') checkOnnx(await readFile(part), { model: title, file: file.name })
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await rename(part, installedPath(modelsFolder, file))
}
