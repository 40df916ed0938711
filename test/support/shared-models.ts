import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The developers' mirror of models beside the repository (or where MODEL_MIRROR says), or undefined where it is not. */
export function sharedModels(): string | undefined {
  const folder = resolve(process.env.MODEL_MIRROR ?? join(import.meta.dirname, '../../../shared/models'))
  return existsSync(folder) ? folder : undefined
}
