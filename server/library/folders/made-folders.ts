import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import { madeFolders, otherFiles } from '../folders-schema.ts'
import { files } from '../schema.ts'
import { tell } from '../trash.ts'
import { atOrBelow, rebased, type Place } from './place.ts'

/** Makes a folder of a space, or lets one stay that only its files made; the top needs none. */
export async function keepFolder(tx: Transaction, { spaceId, folder }: Place): Promise<void> {
  if (folder !== '') await tx.insert(madeFolders).values({ spaceId, path: folder }).onConflictDoNothing()
}

/** Forgets a made folder and those below it; what lies in them is the caller's to have moved. */
export async function forgetFolder(tx: Transaction, { spaceId, folder }: Place): Promise<void> {
  await tx.delete(madeFolders).where(and(eq(madeFolders.spaceId, spaceId), atOrBelow(madeFolders.path, folder)))
}

/** Every made folder of a folder and below it. */
export const madeBelow = (tx: Transaction, { spaceId, folder }: Place) => tx.select({ path: madeFolders.path }).from(madeFolders).where(and(eq(madeFolders.spaceId, spaceId), atOrBelow(madeFolders.path, folder)))

/** Every managed file of a folder and below it that is not in the trash. */
export const filesBelow = (tx: Transaction, { spaceId, folder }: Place) =>
  tx.select({ id: files.id, folder: files.folder, name: files.name }).from(files).where(and(eq(files.spaceId, spaceId), isNull(files.sourceId), ne(files.state, 'trashed'), atOrBelow(files.folder, folder)))

/** Gives a managed folder another path within its space, with all that lies in it: files keep what people said of them. */
export async function moveFolder(tx: Transaction, events: Events, from: Place, to: Place): Promise<void> {
  const moved = await tx.update(files).set({ folder: rebased(files.folder, from.folder, to.folder), changedAt: sql`now()` })
    .where(and(eq(files.spaceId, from.spaceId), isNull(files.sourceId), ne(files.state, 'trashed'), atOrBelow(files.folder, from.folder))).returning({ id: files.id, spaceId: files.spaceId })
  await tx.update(otherFiles).set({ folder: rebased(otherFiles.folder, from.folder, to.folder) }).where(and(eq(otherFiles.spaceId, from.spaceId), isNull(otherFiles.trashedAt), atOrBelow(otherFiles.folder, from.folder)))
  await tx.update(madeFolders).set({ path: rebased(madeFolders.path, from.folder, to.folder) }).where(and(eq(madeFolders.spaceId, from.spaceId), atOrBelow(madeFolders.path, from.folder)))
  await keepFolder(tx, to)
  await tell(tx, events, moved, 'moved')
}
