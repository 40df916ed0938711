import { createHash } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { AppError } from '../platform/errors.ts'
import { checkOnnx } from './check-onnx.ts'
import { convertModelFile } from './convert-task.ts'
import { findModelFile, isConvertible, type FoundFile } from './find-model-file.ts'
import { hashFile } from './hash-file.ts'
import { createMirrorFolder } from './mirror-folder.ts'
import type { ModelCard, ModelFile } from './model-card.ts'
import { isAddress, type ModelPlace } from './model-place.ts'

export type VerifiedFiles = ReturnType<typeof createVerifiedFiles>

/** Finds files of models on this machine, and takes none whose size or content differs from its card. */
export function createVerifiedFiles(place: ModelPlace, maxBytes: number) {
  /** What was found wrong with a path as it stood: hashing 16 MB for every look at the models page would be waste. */
  const checked = new Map<string, Promise<void>>()
  const mirror = place.mirror && !isAddress(place.mirror) ? createMirrorFolder(place.mirror) : undefined
  const find = ({ id }: ModelCard, file: ModelFile): Promise<FoundFile | undefined> => findModelFile(id, file, place, mirror)

  async function check({ title }: ModelCard, file: ModelFile, { path, origin }: FoundFile): Promise<void> {
    const facts = { model: title, file: file.name }
    if (file.role === 'network' && !path.endsWith('.onnx') && origin !== 'mirror') throw new AppError('invalid', 'inference.model-not-onnx', facts)
    const { size, mtimeMs } = await stat(path)
    if (size > maxBytes) throw new AppError('too-large', 'inference.model-too-large', { ...facts, size, limit: maxBytes })
    if (size !== file.bytes) throw differing(title, file, origin, size)
    const key = `${path}:${mtimeMs}`
    const known = checked.get(key) ?? hashFile(path).then((sha256) => { if (sha256 !== file.sha256) throw differing(title, file, origin) })
    checked.set(key, known)
    return known
  }

  /** Where the file lies; nothing where it is still to be converted. A converted one that was damaged is made anew. @throws AppError */
  async function usable(card: ModelCard, file: ModelFile): Promise<FoundFile | undefined> {
    const found = await find(card, file)
    if (!found && !isConvertible(file, place)) throw new AppError('unavailable', 'inference.model-missing', { model: card.title, file: file.name })
    if (!found) return undefined
    try {
      await check(card, file, found)
      return found
    } catch (error) {
      if (found.origin !== 'conversion' || !isConvertible(file, place)) throw error
      await rm(found.path, { force: true })
      return undefined
    }
  }

  /** The content; the bytes that were hashed are the bytes that are handed out, so nothing can change in between. */
  async function read(card: ModelCard, file: ModelFile): Promise<Buffer> {
    const found = await usable(card, file)
    const content = found ? await readFile(found.path) : await convertModelFile(file, card.title, place)
    if (found && createHash('sha256').update(content).digest('hex') !== file.sha256) throw differing(card.title, file, found.origin)
    if (file.role === 'network') checkOnnx(content, { model: card.title, file: file.name })
    return content
  }

  return { find, usable, read, /** Every file is read anew when it is next looked at. */ forget: (): void => { checked.clear() } }
}

/** What a person can have fetched again is said otherwise than what comes with the program. */
function differing(model: string, { name, bytes }: ModelFile, origin: FoundFile['origin'], size?: number): AppError {
  const facts = { model, file: name }
  if (origin === 'download') return new AppError('invalid', 'inference.installed-damaged', facts)
  return size === undefined ? new AppError('invalid', 'inference.model-wrong-hash', facts) : new AppError('invalid', 'inference.model-wrong-size', { ...facts, expected: bytes, size })
}
