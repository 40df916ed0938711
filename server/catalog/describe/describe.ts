import { eq } from 'drizzle-orm'
import { requireRole, type Actor } from '../../access/index.ts'
import { requireFile, versions, type MediaFile } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import { fileDescriptions } from '../schema.ts'
import { indexLater } from '../search/index-files.ts'
import { readTaken, type GivenTaken } from './taken.ts'

type DescribeParts = Pick<CatalogParts, 'db' | 'events' | 'queue' | 'library'>

export interface Description { title: string | null; taken: GivenTaken | null }

const LONGEST_TITLE = 300

/**
 * Gives a file a title; null or nothing takes it away.
 * @throws AppError 'not-found' library.no-such-file, 'invalid' catalog.title-too-long, 'forbidden' access.role-needed
 */
export async function setTitle(parts: DescribeParts, actor: Actor, fileId: string, typed: string | null): Promise<Decided> {
  const title = (typed ?? '').normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim() || null
  if (title && title.length > LONGEST_TITLE) throw new AppError('invalid', 'catalog.title-too-long', { most: LONGEST_TITLE })
  return decide(parts, actor, async (tx) => putTitle(tx, parts, await editable(tx, actor, fileId), title))
}

/**
 * Says when a file was taken, on the wall clock of the place; null gives it back the moment that its content says. The zone stays as it was unless told.
 * @throws AppError 'not-found' library.no-such-file, 'invalid' catalog.bad-taken | catalog.bad-zone, 'forbidden' access.role-needed
 */
export async function setTakenAt(parts: DescribeParts, actor: Actor, fileId: string, given: { local: string; zone?: string | null } | null): Promise<Decided> {
  return decide(parts, actor, async (tx) => {
    const file = await editable(tx, actor, fileId)
    return putTaken(tx, parts, file, given && await readTaken(tx, given.local, given.zone === undefined ? file.takenZone : given.zone))
  })
}

/** What people say of a file. */
export async function descriptionOf(tx: Pick<Transaction, 'select'>, fileId: string): Promise<Description> {
  const [row] = await tx.select().from(fileDescriptions).where(eq(fileDescriptions.fileId, fileId))
  return { title: row?.title ?? null, taken: row?.taken ?? null }
}

/** The file, when the actor may change it. */
export async function editable(tx: Transaction, actor: Actor, fileId: string): Promise<MediaFile> {
  const file = await requireFile(tx, actor, fileId)
  requireRole(actor, file.spaceId, 'member')
  return file
}

/** Sets a title, told as a decision. */
export async function putTitle(tx: Transaction, { queue }: Pick<DescribeParts, 'queue'>, file: MediaFile, title: string | null): Promise<Decision[]> {
  const before = await descriptionOf(tx, file.id)
  if (before.title === title) return []
  await tx.insert(fileDescriptions).values({ fileId: file.id, title }).onConflictDoUpdate({ target: fileDescriptions.fileId, set: { title } })
  await indexLater(tx, queue, [file.id])
  return [{ spaceId: file.spaceId, action: 'title-set', fileIds: [file.id], before: { title: before.title, subject: before.title ?? '' }, after: { title, subject: title ?? '' } }]
}

/** Sets when a file was taken, told as a decision. */
export async function putTaken(tx: Transaction, { library }: Pick<DescribeParts, 'library'>, file: MediaFile, taken: GivenTaken | null): Promise<Decision[]> {
  const before = await descriptionOf(tx, file.id)
  if (before.taken?.at === taken?.at && before.taken?.local === taken?.local && before.taken?.zone === taken?.zone) return []
  await tx.insert(fileDescriptions).values({ fileId: file.id, taken }).onConflictDoUpdate({ target: fileDescriptions.fileId, set: { taken } })
  await redate(tx, library, file, taken)
  return [{ spaceId: file.spaceId, action: 'date-set', fileIds: [file.id], before: { taken: before.taken, subject: before.taken?.local ?? '' }, after: { taken, subject: taken?.local ?? '' } }]
}

/** Gives a file the day that a person said once more, after its content changed. */
export async function keepTaken(tx: Transaction, library: DescribeParts['library'], fileId: string): Promise<void> {
  const { taken } = await descriptionOf(tx, fileId)
  // what a person says counts as what the file says: no page calls it a guess
  if (taken) await library.redateFile(tx, fileId, { at: new Date(taken.at), local: taken.local, zone: taken.zone, from: 'embedded' })
}

async function redate(tx: Transaction, library: DescribeParts['library'], file: MediaFile, taken: GivenTaken | null): Promise<void> {
  if (taken) return keepTaken(tx, library, file.id)
  const [version] = await tx.select({ taken: versions.taken }).from(versions).where(eq(versions.id, file.versionId))
  if (version) await library.redateFile(tx, file.id, { at: new Date(version.taken.at), local: version.taken.local, zone: version.taken.zone, from: version.taken.from })
}
