import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const built = ['server', 'views', 'public', 'scripts/build', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json']

/** A fingerprint of everything that a build is made from: names, sizes and times, no content, so that it costs milliseconds. */
export function sourcesStamp(root) {
  const hash = createHash('sha256')
  for (const path of built) add(hash, join(root, path))
  return hash.digest('hex')
}

function add(hash, path) {
  if (!existsSync(path) || path.endsWith('/public/vendor')) return
  const facts = statSync(path)
  if (facts.isDirectory()) for (const name of readdirSync(path).sort()) add(hash, join(path, name))
  else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path} ${facts.size} ${facts.mtimeMs}\n`)
}
