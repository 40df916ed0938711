import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { sensitivityOf, setSensitive } from './decide-sensitive.ts'

/** What people may not want to see unasked. */
export const createSensitive = (parts: CatalogParts) => ({
  /** Whether a file is blurred until somebody asks, and whose word that is. */
  ofFile: (actor: Actor, fileId: string) => sensitivityOf(parts, actor, fileId),
  /** A person's word, which counts instead of a machine's. */
  set: (actor: Actor, fileIds: string[], sensitive: boolean) => setSensitive(parts, actor, fileIds, sensitive),
})
