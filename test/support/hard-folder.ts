import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hardNames } from './hard-names.ts'
import { pictureBytes } from './lone-pictures.ts'

/** Fills a folder with files of names that some server somewhere got wrong, each of other bytes, one of none, two pictures alike. */
export async function fillHardFolder(folder: string): Promise<void> {
  const picture = await pictureBytes(1)
  for (const name of hardNames) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), name.endsWith('.jpg') ? picture : name === 'empty.bin' ? '' : `I am ${name}\n`.repeat(name.length))
  }
}

/** Every file below a folder with the hash of its bytes. */
export async function hashesBelow(folder: string): Promise<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const hashes = await Promise.all(files.map(async (path) => [path.slice(folder.length + 1), await hashOf(path)] as const))
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece)
  return hash.digest('hex')
}
