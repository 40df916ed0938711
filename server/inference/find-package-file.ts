import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Looks as Node does: in node_modules of the folder, then of each folder above it. */
export function findPackageFile(folder: string, packageName: string, file: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', packageName, file)
    if (existsSync(path)) return path
    if (at === dirname(at)) return undefined
  }
}
