import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The developers' test media beside the repository (or where MANTEL_TEST_MEDIA says), or undefined where it is not. */
export function sharedMedia(): string | undefined {
  const folder = resolve(process.env.MANTEL_TEST_MEDIA ?? join(import.meta.dirname, '../../../shared/media'))
  return existsSync(join(folder, 'manifest.json')) ? folder : undefined
}
