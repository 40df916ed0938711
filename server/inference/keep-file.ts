import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { newId } from '../platform/ids.ts'

/** Writes a whole file or nothing: beside its place first, on the disk for sure, then renamed. */
export async function keepFile(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${newId()}.new`
  const handle = await open(beside, 'wx', 0o644)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, path)
}
