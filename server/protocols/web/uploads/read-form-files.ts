import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'

/** One file of a form, whole and synced at its path below the upload folder; the path's last part is its id. */
export interface FormFile { id: string; path: string; name: string; size: number }
export interface FormContent { fields: Record<string, string>; files: FormFile[] }
interface Limits { folder: string; maxFileBytes: number; maxFiles: number }

/**
 * Reads a form with files of any size: what arrives goes straight to the disk, so that memory stays small. If anything goes wrong, nothing is left there.
 * @throws AppError 'invalid' web.form-not-understood, 'too-large' web.file-too-large | web.too-many-files
 */
export async function readFormFiles(request: Request, { folder, maxFileBytes, maxFiles }: Limits): Promise<FormContent> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) throw new AppError('invalid', 'web.form-not-understood')
  const fields: Record<string, string> = {}
  const arriving: Promise<FormFile | undefined>[] = []
  const paths: string[] = []
  try {
    const form = new Busboy({ headers: { 'content-type': type }, limits: { files: maxFiles, fileSize: maxFileBytes, fields: 50, fieldSize: 10_000, headerPairs: 50 } })
    form.on('field', (name, value) => { fields[name] = value })
    form.on('file', (_field, stream, name) => {
      const id = newId()
      const path = join(folder, id)
      paths.push(path)
      const kept = keep(stream, { id, path, name })
      kept.catch(() => undefined) // waited for below; must not count as unhandled until then
      arriving.push(kept)
    })
    const tooMany = new Promise<never>((_, reject) => { form.on('filesLimit', () => reject(new AppError('too-large', 'web.too-many-files', { most: maxFiles }))) })
    await Promise.race([pipeline(Readable.fromWeb(request.body as never), form), tooMany])
    const files = await Promise.all(arriving)
    return { fields, files: files.filter((file) => file !== undefined) }
  } catch (error) {
    await Promise.allSettled(arriving)
    await Promise.all(paths.map((path) => rm(path, { force: true })))
    throw error instanceof AppError ? error : new AppError('invalid', 'web.form-not-understood', {}, { cause: error })
  }
}

async function keep(stream: BusboyFileStream, { id, path, name }: Omit<FormFile, 'size'>): Promise<FormFile | undefined> {
  const sink = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  await pipeline(stream, sink)
  if (stream.truncated) throw new AppError('too-large', 'web.file-too-large', { name })
  // a file field that was left empty arrives as an empty file without a name
  if (sink.bytesWritten === 0 && !name) {
    await rm(path, { force: true })
    return undefined
  }
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
  return { id, path, name, size: sink.bytesWritten }
}
