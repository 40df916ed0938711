import { constants, createReadStream } from 'node:fs'
import { access, copyFile, link, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Storage } from './storage.ts'

/** Storage in a folder: <root>/aa/bb/<sha256>, two levels of 256 so that no folder grows past a few thousand entries. */
export function diskStorage({ root }: { root: string }): Storage {
  const place = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('invalid', 'library.bad-hash', { given: sha256.slice(0, 80) })
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const exists = (path: string) => access(path, constants.R_OK).then(() => true, () => false)
  return {
    name: 'disk',
    async keep(path, sha256, size, { isGiven = false } = {}) {
      const target = place(sha256)
      const { size: found } = isGiven ? { size } : await stat(path)
      if (found !== size) throw new AppError('conflict', 'library.size-differs', { expected: size, found })
      if (await exists(target)) return
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      if (!isGiven) await syncFile(path)
      await (isGiven ? moveOrCopy : linkOrCopy)(path, target)
      await syncFolder(dirname(target))
    },
    has: (sha256) => exists(place(sha256)),
    async read(sha256, range) {
      const path = place(sha256)
      if (!(await exists(path))) throw new AppError('not-found', 'library.no-bytes')
      return createReadStream(path, range)
    },
    async localPath(sha256) {
      const path = place(sha256)
      return (await exists(path)) ? path : undefined
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
    async verify(sha256) {
      const path = place(sha256)
      if (!(await exists(path))) return undefined
      const hash = createHash('sha256')
      await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
      return hash.digest('hex') === sha256
    },
    list: () => listHashes(root),
  }
}

async function* listHashes(root: string): AsyncIterable<string> {
  for (const first of await readdir(root).catch(() => [])) {
    for (const second of await readdir(join(root, first)).catch(() => [])) {
      for (const name of await readdir(join(root, first, second))) if (/^[0-9a-f]{64}$/.test(name)) yield name
    }
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** A rename is durable only when its folder is (fsync(2), notes). */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** One step where the file system is the same. */
async function moveOrCopy(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch {
    await copyBeside(from, to)
  }
}

/** A second name for the same bytes costs nothing and appears at once. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await copyBeside(from, to)
  }
}

/** Where the disk cannot (other file system, FAT), a copy beside it is renamed. */
async function copyBeside(from: string, to: string): Promise<void> {
  const beside = `${to}.${newId()}.part`
  try {
    await copyFile(from, beside)
    await syncFile(beside)
    await rename(beside, to)
  } catch (cause) {
    await unlink(beside).catch(() => undefined)
    throw cause
  }
}
