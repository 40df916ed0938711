import type { Actor } from '../access/index.ts'
import type { Database, Transaction } from '../platform/database.ts'
import type { Events } from '../platform/events.ts'
import { addVersion, type NewVersion } from './add-version.ts'
import { findFile, findRawMetadata } from './find-file.ts'
import { openOriginal, originalPath } from './originals.ts'
import { markFound, markMissing, moveFile, redateFile, type NewPlace } from './place-files.ts'
import { copyFile } from './folders/copy-file.ts'
import { moveFolder } from './folders/made-folders.ts'
import { putOther, type OtherBytes } from './folders/other-files.ts'
import type { Place, Spot } from './folders/place.ts'
import { purgeFiles, purgeOtherFiles, sweepStorage } from './purge.ts'
import { restoreVersion } from './restore-version.ts'
import type { Storage } from './storage/storage.ts'
import { technicalFacts } from './technical-facts.ts'
import { listTrash, trashedBefore, trashFiles, untrashFiles } from './trash.ts'

export interface LibraryParts { db: Database; events: Events; storage: Storage; forgetRenditions: (sha256: string) => Promise<void> }
export type Library = ReturnType<typeof createLibrary>

/** The library: files, their versions, and where their bytes are. */
export function createLibrary({ db, events, storage, forgetRenditions }: LibraryParts) {
  const purging = { db, storage, events, forget: forgetRenditions }
  return {
    storage,
    addVersion: (tx: Transaction, version: NewVersion) => addVersion(tx, { storage, events }, version),
    findFile: (actor: Actor, fileId: string) => findFile(db, actor, fileId),
    findRawMetadata: (actor: Actor, fileId: string) => findRawMetadata(db, actor, fileId),
    openOriginal: (actor: Actor, fileId: string, number?: number) => openOriginal(db, storage, actor, fileId, number),
    technicalFacts: (sha256s: readonly string[]) => technicalFacts(db, sha256s),
    originalPath: (sha256: string) => originalPath(db, storage, sha256),
    trashFiles: (tx: Transaction, actor: Actor, ids: string[]) => trashFiles(tx, events, actor, ids),
    untrashFiles: (tx: Transaction, actor: Actor, ids: string[]) => untrashFiles(tx, events, actor, ids),
    listTrash: (actor: Actor, page: { limit: number; offset: number }) => listTrash(db, actor, page),
    trashedBefore: (moment: Date) => trashedBefore(db, moment),
    purgeFiles: (actor: Actor | 'schedule', ids: string[]) => purgeFiles(purging, actor, ids),
    purgeOtherFiles: (before: Date) => purgeOtherFiles(purging, before),
    sweepStorage: () => sweepStorage(purging),
    restoreVersion: (tx: Transaction, actor: Actor, fileId: string, number: number) => restoreVersion(tx, events, actor, fileId, number),
    moveFile: (tx: Transaction, place: NewPlace) => moveFile(tx, events, place),
    moveFolder: (tx: Transaction, from: Place, to: Place) => moveFolder(tx, events, from, to),
    copyFile: (tx: Transaction, fileId: string, to: Spot, how: Parameters<typeof copyFile>[4]) => copyFile(tx, { storage, events }, fileId, to, how),
    putOther: (tx: Transaction, spot: Spot, bytes: OtherBytes, by: string) => putOther(tx, storage, spot, bytes, by),
    markMissing: (tx: Transaction, fileIds: string[]) => markMissing(tx, events, fileIds),
    markFound: (tx: Transaction, fileIds: string[]) => markFound(tx, events, fileIds),
    redateFile: (tx: Transaction, fileId: string, taken: Parameters<typeof redateFile>[3]) => redateFile(tx, events, fileId, taken),
  }
}
