import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { askOften } from '../../platform/ask-often.ts'
import type { Queryable, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { lockContentAndSpot } from '../add-version.ts'
import { otherFiles } from '../folders-schema.ts'
import { blobs, files } from '../schema.ts'
import type { Storage } from '../storage/storage.ts'
import { atOrBelow, inRoot, type Place, type Spot } from './place.ts'

/** Bytes that lie whole in a temporary file (for good, and given away, where the caller says so), or (without a path) are kept already. */
export interface OtherBytes { path?: string; isGiven?: boolean; sha256: string; size: number; mediaType: string }

/**
 * Puts a file that is no media at a spot of a space; what stood there is kept in the trash for its days. Tells whether nothing stood there; undefined where
 * media stands: then the bytes are kept and the file is not, and the caller clears the spot first.
 */
export async function putOther(tx: Transaction, storage: Storage, spot: Spot, bytes: OtherBytes, by: string): Promise<{ id: string; isNew: boolean } | undefined> {
  await lockContentAndSpot(tx, bytes.sha256, spot)
  const { path, isGiven = false, sha256, size } = bytes
  // the disk is busy while the rows are written, and the transaction ends after both, however each went
  const [kept, written] = await Promise.allSettled([path === undefined ? undefined : storage.keep(path, sha256, size, { isGiven }), writeOther(tx, spot, bytes, by)])
  if (kept.status === 'rejected') throw kept.reason as Error
  if (written.status === 'rejected') throw written.reason as Error
  return written.value
}

/** Content and file in one statement where the spot is free, as for each of the thousands of notes in a folder that is copied here. */
async function writeOther(tx: Transaction, spot: Spot, { sha256, size, mediaType }: OtherBytes, by: string): Promise<{ id: string; isNew: boolean } | undefined> {
  const { spaceId, folder, name } = spot
  const [added] = await askOften<{ id: string | null; has_media: boolean }>(tx, sql`
    with content as (insert into ${blobs} (sha256, size, media_type, stored) values (${sha256}, ${size}, ${mediaType}, true) on conflict (sha256) do update set stored = true),
      media as (select 1 from ${files} where ${files.spaceId} = ${spaceId} and ${inRoot(null)} and ${files.folder} = ${folder} and ${files.name} = ${name} and ${files.state} = 'present'),
      added as (insert into ${otherFiles} (id, space_id, folder, name, sha256, size, media_type, created_by)
        select ${newId()}::uuid, ${spaceId}::uuid, ${folder}, ${name}, ${sha256}, ${size}::bigint, ${mediaType}, ${by}::uuid where not exists (select from media)
        on conflict (space_id, folder, name) where trashed_at is null do nothing returning id)
    select (select id from added) as id, exists (select from media) as has_media`)
  if (added?.id) return { id: added.id, isNew: true }
  if (added?.has_media) return undefined
  const [old] = await tx.select().from(otherFiles).where(at(spot)).for('update')
  if (!old) throw new Error('a file that stood in the way is gone, though its spot is locked')
  if (old.sha256 !== sha256 && old.size > 0) await tx.insert(otherFiles).values({ ...old, id: newId(), trashedAt: sql`now()` })
  await tx.update(otherFiles).set({ sha256, size, mediaType, changedAt: sql`now()` }).where(eq(otherFiles.id, old.id))
  return { id: old.id, isNew: false }
}

/** Takes the file away that stands at a spot, where there is one; an empty one leaves nothing behind. */
export async function trashOther(tx: Transaction, spot: Spot): Promise<boolean> {
  await tx.delete(otherFiles).where(and(at(spot), eq(otherFiles.size, 0)))
  const went = await tx.update(otherFiles).set({ trashedAt: sql`now()` }).where(at(spot)).returning({ id: otherFiles.id })
  return went.length > 0
}

/** Takes all others of a folder and below it away. */
export async function trashOthersBelow(tx: Transaction, { spaceId, folder }: Place): Promise<void> {
  await tx.update(otherFiles).set({ trashedAt: sql`now()` }).where(and(eq(otherFiles.spaceId, spaceId), isNull(otherFiles.trashedAt), atOrBelow(otherFiles.folder, folder)))
}

/** Gives a file another name or folder of its space. */
export async function moveOther(tx: Transaction, from: Spot, to: Spot): Promise<void> {
  await tx.update(otherFiles).set({ folder: to.folder, name: to.name }).where(at(from))
}

/** Every other file of a folder and below it. */
export const othersBelow = (db: Queryable, { spaceId, folder }: Place) => db.select().from(otherFiles).where(and(eq(otherFiles.spaceId, spaceId), isNull(otherFiles.trashedAt), atOrBelow(otherFiles.folder, folder)))

/** Forgets what was taken away before a moment, in all spaces; gives the contents that may be held by nobody now. */
export async function purgeOthers(tx: Queryable, before: Date): Promise<string[]> {
  const gone = await tx.delete(otherFiles).where(lt(otherFiles.trashedAt, before)).returning({ sha256: otherFiles.sha256 })
  return [...new Set(gone.map(({ sha256 }) => sha256))]
}

/** The contents of the given that some other file holds, seen or not. */
export const heldByOthers = (tx: Queryable, sha256s: string[]) => tx.select({ sha256: otherFiles.sha256 }).from(otherFiles).where(inArray(otherFiles.sha256, sha256s))

const at = ({ spaceId, folder, name }: Spot) => and(eq(otherFiles.spaceId, spaceId), eq(otherFiles.folder, folder), eq(otherFiles.name, name), isNull(otherFiles.trashedAt))
