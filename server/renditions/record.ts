import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Transaction } from '../platform/database.ts'
import { incoming } from '../platform/incoming.ts'
import type { Drawn } from './drawn.ts'
import { placeOf, putInPlace } from './places.ts'
import { profiles } from './profiles.ts'
import { renditions } from './schema.ts'

/** Gives drawn files their places and notes them, in the transaction that makes the content known; files without a row, after a rollback, are drawn over. */
export async function recordDrawn(tx: Transaction, dataDir: string, sha256: string, drawn: readonly Drawn[]): Promise<void> {
  if (drawn.length === 0) return
  for (const { path, profile } of drawn) if (path !== null) await putInPlace(path, placeOf(dataDir, sha256, profile))
  const rows = drawn.map(({ profile, state, width, height, size, reason }) => {
    const { revision, mediaType, ending } = profiles[profile]
    return { sha256, profile, revision, state, width, height, size, reason, ...(state === 'ready' && { mediaType, ending }), madeAt: new Date() }
  })
  await tx.insert(renditions).values(rows).onConflictDoUpdate({ target: [renditions.sha256, renditions.profile], set: incoming(renditions) })
}

/** Removes the temporary folders of drawn files, recorded or not. */
export async function discardDrawn(drawn: readonly Drawn[]): Promise<void> {
  const folders = new Set(drawn.flatMap(({ path }) => (path === null ? [] : [dirname(path)])))
  await Promise.all([...folders].filter((folder) => basename(folder).startsWith('drawn-')).map((folder) => rm(folder, { recursive: true, force: true })))
}
