import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import { files, versions } from './schema.ts'
import { tell } from './trash.ts'

export interface NewPlace { fileId: string; folder: string; name: string; sourcePath: string | null }

/** Gives a file another name or folder: people's tags and its history go along, since its identity stays. */
export async function moveFile(tx: Transaction, events: Events, { fileId, folder, name, sourcePath }: NewPlace): Promise<void> {
  const moved = await tx.update(files).set({ folder, name, missingSince: null, changedAt: sql`now()`, state: sql`case when ${files.state} = 'missing' then 'present' else ${files.state} end` })
    .where(eq(files.id, fileId)).returning({ id: files.id, spaceId: files.spaceId, versionId: files.versionId })
  if (sourcePath !== null && moved[0]) await tx.update(versions).set({ sourcePath }).where(eq(versions.id, moved[0].versionId))
  await tell(tx, events, moved, 'moved')
}

/** Marks files whose source no longer holds them; a missing file keeps everything that people said of it. */
export async function markMissing(tx: Transaction, events: Events, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return
  const gone = await tx.update(files).set({ state: 'missing', missingSince: sql`now()` }).where(and(inArray(files.id, fileIds), eq(files.state, 'present'))).returning({ id: files.id, spaceId: files.spaceId })
  // in the trash it stays in the trash, yet a restore must know that its bytes are away
  await tx.update(files).set({ missingSince: sql`now()` }).where(and(inArray(files.id, fileIds), eq(files.state, 'trashed')))
  await tell(tx, events, gone, 'missing')
}

/** Marks files that came back as they were. */
export async function markFound(tx: Transaction, events: Events, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return
  const back = await tx.update(files).set({ state: 'present', missingSince: null }).where(and(inArray(files.id, fileIds), eq(files.state, 'missing'))).returning({ id: files.id, spaceId: files.spaceId })
  await tell(tx, events, back, 'found')
}

/** Puts a file on another day or gives it back the day of its content; the catalogue records who said so. */
export async function redateFile(tx: Transaction, events: Events, fileId: string, taken: { at: Date; local: string; zone: string | null; from: 'embedded' | 'name' | 'modified' }): Promise<void> {
  const dated = await tx.update(files).set({ takenAt: taken.at, takenLocal: taken.local, takenZone: taken.zone, takenFrom: taken.from, changedAt: sql`now()` }).where(eq(files.id, fileId)).returning({ id: files.id, spaceId: files.spaceId })
  await tell(tx, events, dated, 'redated')
}
