import { lstatSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defineTask } from '../platform/define-task.ts'
import { ignoreRules, parseIgnoreFile, type IgnoreRule } from './ignore-rules.ts'

const MAX_DEPTH = 64

/** A folder still to be walked, with the globs that hold in it. */
const Ahead = z.object({ folder: z.string(), globs: z.array(z.string()) })
export type Ahead = z.infer<typeof Ahead>

const WalkPart = z.object({
  /** Files found; the four columns have one length. Paths are below the root, with '/'. */
  paths: z.array(z.string()),
  sizes: z.instanceof(Float64Array),
  mtimes: z.instanceof(Float64Array),
  inodes: z.instanceof(Float64Array),
  ahead: z.array(Ahead),
  /** What could not be looked into: message keys. */
  problems: z.array(z.object({ path: z.string(), key: z.string() })),
})
export type WalkPart = z.infer<typeof WalkPart>

/**
 * Walks on from the folders ahead until some `limit` files are found. Symbolic links are passed over: what they point to inside the root is walked
 * anyway, and what lies outside is none of ours. Runs in a child process, for a dead network mount blocks whoever touches it.
 */
export const walkTask = defineTask({
  name: 'ingest.walk-folders',
  input: z.object({ root: z.string(), ahead: z.array(Ahead), limit: z.number().int().positive() }),
  output: WalkPart,
  run: async ({ root, ahead, limit }) => walkFolders(root, ahead, limit),
})

export function walkFolders(root: string, from: Ahead[], limit: number): WalkPart {
  const ahead = [...from]
  const found: { path: string; size: number; mtime: number; inode: number }[] = []
  const problems: WalkPart['problems'] = []
  while (ahead.length && found.length < limit) {
    const next = ahead.pop()
    if (next) walkOne(root, next, ahead, found, problems)
  }
  return {
    paths: found.map((f) => f.path), sizes: Float64Array.from(found, (f) => f.size), mtimes: Float64Array.from(found, (f) => f.mtime), inodes: Float64Array.from(found, (f) => f.inode), ahead, problems,
  }
}

function walkOne(root: string, { folder, globs }: Ahead, ahead: Ahead[], found: { path: string; size: number; mtime: number; inode: number }[], problems: WalkPart['problems']): void {
  let names: Dirent[]
  try {
    names = readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    // a folder that is gone is gone; one that will not open hides its files, which are not missing for that
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') problems.push({ path: folder, key: 'ingest.folder-closed' })
    return
  }
  if (names.some((n) => n.name === '.nomedia')) return
  const own = names.some((n) => n.name === '.mantelignore') ? [...globs, ...readIgnoreFile(join(root, folder), folder)] : globs
  const isIgnored: IgnoreRule = ignoreRules(own)
  for (const entry of names) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (isIgnored(path, entry.name)) continue
    if (entry.isDirectory()) {
      if (path.split('/').length <= MAX_DEPTH) ahead.push({ folder: path, globs: own })
      else problems.push({ path, key: 'ingest.too-deep' })
    } else if (entry.isFile()) look(root, path, found, problems)
  }
}

function look(root: string, path: string, found: { path: string; size: number; mtime: number; inode: number }[], problems: WalkPart['problems']): void {
  try {
    const { size, mtimeMs, ino } = lstatSync(join(root, path))
    found.push({ path, size, mtime: mtimeMs, inode: ino })
  } catch {
    // a name that is no UTF-8 comes to us with U+FFFD in it, and so cannot be opened again
    problems.push({ path, key: path.includes('\uFFFD') ? 'ingest.name-unreadable' : 'ingest.file-closed' })
  }
}

function readIgnoreFile(full: string, folder: string): string[] {
  try {
    return parseIgnoreFile(readFileSync(join(full, '.mantelignore'), 'utf8'), folder)
  } catch {
    return []
  }
}
