import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes dist/assets.json: path below public/ → first 12 hex digits of its sha256. The web server makes ETags and never-expiring addresses (`/css/tokens.css?v=…`) of it. */
export function mapAssets(root) {
  const publicFolder = join(root, 'public')
  const files = existsSync(publicFolder) ? readdirSync(publicFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : []
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/\.test\.ts$/.test(path)).sort()
  const map = Object.fromEntries(paths.map((path) => [path.slice(publicFolder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)]))
  writeFileSync(join(root, 'dist/assets.json'), `${JSON.stringify(map, null, 1)}\n`)
}
