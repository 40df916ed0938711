import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { hashFile } from './hash-file.ts'

const Listing = z.array(z.object({ file: z.string(), sha256: z.string() }))

/** More files than that are no mirror of models. */
const MOST_FILES = 5000

export type MirrorFolder = ReturnType<typeof createMirrorFolder>

/** Finds files in a folder by what they hold, never by what they are called: its models.json may say where to look first, and what it says is checked. */
export function createMirrorFolder(folder: string) {
  let candidates: Promise<Map<number, string[]>> | undefined
  const hashes = new Map<string, Promise<string>>()

  const hashOf = async (path: string): Promise<string> => {
    const { mtimeMs, size } = await stat(path)
    const key = `${path}:${mtimeMs}:${size}`
    const known = hashes.get(key) ?? hashFile(path)
    hashes.set(key, known)
    return known
  }

  return {
    /** The path of a file of that size and content. */
    async find(sha256: string, bytes: number): Promise<string | undefined> {
      candidates ??= listBySize(folder).catch(() => new Map<number, string[]>()) // a folder that is away holds nothing
      const known = (await candidates).get(bytes) ?? []
      if (known.length === 0) return undefined
      const listed = await listedPaths(folder, sha256)
      for (const path of known.toSorted((a, b) => Number(listed.has(b)) - Number(listed.has(a)))) {
        if (await hashOf(path).catch(() => '') === sha256) return path
      }
      return undefined
    },
  }
}

async function listBySize(folder: string): Promise<Map<number, string[]>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).slice(0, MOST_FILES)
  const bySize = new Map<number, string[]>()
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const { size } = await stat(path)
    bySize.set(size, [...(bySize.get(size) ?? []), path])
  }
  return bySize
}

/** Where models.json says that the content lies; nowhere when it is absent or does not read. */
async function listedPaths(folder: string, sha256: string): Promise<Set<string>> {
  const text = await readFile(join(folder, 'models.json'), 'utf8').catch(() => '[]')
  const listing = Listing.catch([]).parse(parseJson(text))
  return new Set(listing.filter((entry) => entry.sha256 === sha256).map((entry) => join(folder, relative('.', entry.file))))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return []
  }
}
