import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The Node that the program runs on: 24 from the lockfile, or the machine's own where that is as new (in the image, or on a platform without the package). */
export function findNode(root) {
  const locked = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin/node')
  if (existsSync(locked)) return locked
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(`Mantel needs Node 24. This machine has ${process.version}, and the lockfile has no Node for ${process.platform}-${process.arch}: install Node 24 yourself.`)
}
