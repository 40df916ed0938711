import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
/** Folders that nobody wrote: installed, built or made at run time. */
const foreign = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', 'public/vendor'])

/** The text of a file of the repository; a missing page of docs reads as empty, so that its test says what it lacks. */
export function read(path: string): string {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
}

/** Paths of all files that people wrote, below the given folders or everywhere, which match the pattern. */
export function filesUnder(folders: string[], pattern: RegExp): string[] {
  return folders.flatMap((folder) => walk(join(root, folder))).map((path) => relative(root, path)).filter((path) => pattern.test(path)).sort()
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (foreign.has(relative(root, path))) return []
    if (entry.isDirectory()) return walk(path)
    return entry.isFile() ? [path] : []
  })
}

/** Program sources without their tests: path and text. */
export function sources(folders = ['server']): { path: string; text: string }[] {
  return filesUnder(folders, /(?<!\.test)\.tsx?$/).map((path) => ({ path, text: read(path) }))
}

/** All that a pattern's first group catches in the program's sources, each once. */
export function found(pattern: RegExp, folders = ['server']): string[] {
  return [...new Set(sources(folders).flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1]!)))].sort()
}

/** Those of the names that a page does not hold between back quotes, as whole names. */
export function undocumented(names: Iterable<string>, page: string): string[] {
  const text = read(page)
  return [...names].filter((name) => !text.includes(`\`${name}\``))
}

/** What the first column of a page's tables names between back quotes. */
export function documented(page: string): string[] {
  return [...read(page).matchAll(/^\| *`([^`]+)`/gm)].map((match) => match[1]!)
}
