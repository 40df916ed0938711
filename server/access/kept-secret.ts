import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The secret of that name below the folder, made and kept with mode 0600 when it is not there yet; two processes that begin together agree on one. */
export function keptSecret(folder: string, name: string, make: () => string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  if (!existsSync(path)) writeOnce(path, make())
  chmodSync(path, 0o600) // a copy from a backup may have come back readable for all
  const secret = readFileSync(path, 'utf8').trim()
  if (secret === '') throw new Error(`expected a secret in ${name}, but the file is empty: delete it, and a new one is made`)
  return secret
}

/** True when both are the same text, in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

/** Whole or not at all: a reader never sees half a secret, and a second writer finds the first one's. */
function writeOnce(path: string, secret: string): void {
  const draft = `${path}.${randomUUID()}`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, `${secret}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, path)
  } catch (error) {
    // some network file systems have no hard links
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
