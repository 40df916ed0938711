import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../platform/errors.ts'
import { fileName } from './drawn.ts'
import type { ProfileName } from './profiles.ts'

/** Folder of a content's renditions: renditions/aa/bb/<sha256>, so that no folder holds more than a few hundred. */
export function folderOf(dataDir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('internal', 'platform.internal')
  return join(dataDir, 'renditions', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** Path of one rendition. */
export const placeOf = (dataDir: string, sha256: string, profile: ProfileName): string => join(folderOf(dataDir, sha256), fileName(profile))

/** Puts a finished file into its place: its bytes reach the disk before its name does, so that a crash leaves the old one or the new one. */
export async function putInPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const file = await open(from, 'r')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(from, to)
}

/** Removes all renditions of a content, and its parent folders where they are empty now. */
export async function removePlaces(dataDir: string, sha256: string): Promise<void> {
  const folder = folderOf(dataDir, sha256)
  await rm(folder, { recursive: true, force: true })
  for (const parent of [dirname(folder), dirname(dirname(folder))]) await rmdir(parent).catch(() => undefined)
}
