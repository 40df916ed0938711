import { and, eq, ne, sql } from 'drizzle-orm'
import { askOften } from '../platform/ask-often.ts'
import type { Transaction } from '../platform/database.ts'
import type { Message } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'
import { versionAdded } from './events.ts'
import { lockOfSpot, type Spot } from './folders/place.ts'
import { markFound } from './place-files.ts'
import { keepMetadata, type EmbeddedMetadata } from './keep-metadata.ts'
import { blobs, files, versions, type Taken } from './schema.ts'
import type { Storage } from './storage/storage.ts'

/** A content that was found fit, with all that was learnt of it, and the place where it belongs. */
export interface NewVersion {
  spaceId: string
  /** Null: managed by Mantel. */
  sourceId: string | null
  folder: string
  name: string
  /** Below the source's root; null for managed files. */
  sourcePath: string | null
  /** Finished temporary file of a managed content; its bytes are kept by storage, the file itself is the caller's to remove. */
  bytesAt?: string
  kind: 'image' | 'audio' | 'video'
  mediaType: string
  sha256: string
  size: number
  width: number | null
  height: number | null
  durationMs: number | null
  thumbhash: Uint8Array | null
  taken: Taken
  notes: Message[]
  metadata: EmbeddedMetadata
  by: string | null
}

/** The same of a content whose embedded metadata are kept already. */
export type KnownVersion = Omit<NewVersion, 'metadata'> & Partial<Pick<NewVersion, 'metadata'>>

export interface AddedVersion { fileId: string; versionId: string; number: number; outcome: 'new-file' | 'new-version' | 'unchanged' }

/** Gives the file at a place a content: a new file where there was none, a new version where the content differs, nothing where it is the same. */
export async function addVersion(tx: Transaction, parts: { storage: Storage; events: Events }, given: KnownVersion): Promise<AddedVersion> {
  await lockContentAndSpot(tx, given.sha256, given)
  if (given.bytesAt) await parts.storage.keep(given.bytesAt, given.sha256, given.size)
  const isNewContent = await upsertBlob(tx, given)
  if (given.metadata) await keepMetadata(tx, given.sha256, given.metadata)
  const live = await fileAt(tx, given)
  if (live?.sha256 === given.sha256) {
    if (live.state === 'missing') await markFound(tx, parts.events, [live.id])
    return { fileId: live.id, versionId: live.versionId, number: 0, outcome: 'unchanged' }
  }
  const added = live ? await addTo(tx, live.id, given) : await addFile(tx, given)
  await parts.events.publish(tx, versionAdded, { fileId: added.fileId, versionId: added.versionId, sha256: given.sha256, kind: given.kind, spaceId: given.spaceId, isNewFile: added.outcome === 'new-file', isNewContent })
  return added
}

/** Held until the transaction ends: one who keeps a content and one who forgets the same content take turns. */
export async function lockContent(tx: Transaction, sha256: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`content ${sha256}`}, 0))`)
}

/** The content first, as all do; and the place: of two uploads of one name at the same moment the second waits and becomes a version of the first. */
export async function lockContentAndSpot(tx: Transaction, sha256: string, spot: Spot): Promise<void> {
  const locks = [`content ${sha256}`, lockOfSpot(spot)]
  await askOften(tx, sql`select pg_advisory_xact_lock(hashtextextended(${locks[0]}, 0)), pg_advisory_xact_lock(hashtextextended(${locks[1]}, 0))`)
}

/** True when no row held this content. */
async function upsertBlob(tx: Transaction, { sha256, size, mediaType, bytesAt }: KnownVersion): Promise<boolean> {
  const stored = bytesAt !== undefined
  // a row that an update has touched carries the number of that transaction in xmax; one that is new carries none
  const [row] = await tx.insert(blobs).values({ sha256, size, mediaType, stored }).onConflictDoUpdate({ target: blobs.sha256, set: { stored: sql`${blobs.stored} or ${stored}` } }).returning({ isNew: sql<boolean>`xmax = 0` })
  return row?.isNew ?? false
}

async function fileAt(tx: Transaction, { spaceId, sourceId, folder, name }: KnownVersion) {
  const inSource = sourceId === null ? sql`${files.sourceId} is null` : eq(files.sourceId, sourceId)
  const [file] = await tx.select({ id: files.id, sha256: files.sha256, versionId: files.versionId, state: files.state }).from(files)
    .where(and(eq(files.spaceId, spaceId), inSource, eq(files.folder, folder), eq(files.name, name), ne(files.state, 'trashed'))).for('update')
  return file
}

async function addFile(tx: Transaction, given: KnownVersion): Promise<AddedVersion> {
  const [fileId, versionId] = [newId(), newId()]
  const { spaceId, sourceId, folder, name } = given
  await Promise.all([
    tx.insert(files).values({ id: fileId, versionId, spaceId, sourceId, folder, name, ...currentFacts(given) }),
    tx.insert(versions).values({ id: versionId, fileId, number: 1, ...versionFacts(given) }),
  ])
  return { fileId, versionId, number: 1, outcome: 'new-file' }
}

async function addTo(tx: Transaction, fileId: string, given: KnownVersion): Promise<AddedVersion> {
  const versionId = newId()
  const [last] = await tx.select({ number: sql<number>`max(${versions.number})` }).from(versions).where(eq(versions.fileId, fileId))
  const number = (last?.number ?? 0) + 1
  await tx.insert(versions).values({ id: versionId, fileId, number, ...versionFacts(given) })
  await tx.update(files).set({ versionId, ...currentFacts(given), state: 'present', missingSince: null, changedAt: sql`now()` }).where(eq(files.id, fileId))
  return { fileId, versionId, number, outcome: 'new-version' }
}

const versionFacts = ({ sha256, size, mediaType, sourcePath, width, height, durationMs, thumbhash, taken, notes, by }: KnownVersion) =>
  ({ sha256, size, mediaType, sourcePath, width, height, durationMs, thumbhash, taken, notes, createdBy: by })

/** What a file repeats of its current version. */
export const currentFacts = (given: Pick<NewVersion, 'kind' | 'sha256' | 'size' | 'mediaType' | 'width' | 'height' | 'durationMs' | 'thumbhash' | 'taken'>) => ({
  kind: given.kind, sha256: given.sha256, size: given.size, mediaType: given.mediaType, width: given.width, height: given.height, durationMs: given.durationMs, thumbhash: given.thumbhash,
  takenAt: new Date(given.taken.at), takenLocal: given.taken.local, takenZone: given.taken.zone, takenFrom: given.taken.from,
})
