import type { InstalledTool } from '../media/index.ts'
import type { Message } from '../platform/errors.ts'

/** A program or library that Mantel leans on, as it was found on this machine (security rule 22). */
export interface ToolVersion {
  name: string
  /** Null when it is not installed. */
  version: string | null
  ok: boolean
  /** What is missing without it. */
  note?: Message
}

/** A tool of media's as the status page lists it. */
export function toolVersion({ name, version, needed }: InstalledTool): ToolVersion {
  return version === undefined ? { name, version: null, ok: false, note: { key: needed, params: {} } } : { name, version, ok: true }
}
