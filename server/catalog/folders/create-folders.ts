import type { Actor } from '../../access/index.ts'
import { folderAt, keepFolder, lockSpot, spotOf, within, type OtherBytes, type Place, type Spot } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { decide, record } from '../history/decide.ts'
import { clearSpot } from './clear-spot.ts'
import { copyFolder, copyOnto } from './copy-in-folders.ts'
import { heldAt, listFolder, type FolderPage, type Held } from './find-in-folders.ts'
import { folderRoots, rootNamed } from './folder-roots.ts'
import { countTreeChange } from '../tree/tree-changes.ts'
import { folderTree } from './folder-tree.ts'
import { requireWritable } from './may-write.ts'
import { moveSpot } from './move-in-folders.ts'

type FolderParts = Pick<CatalogParts, 'db' | 'events' | 'library'>
export type Folders = ReturnType<typeof createFolders>

/** Folders as people see them, and what they may do in them; each use-case obeys the actor's permissions. */
export function createFolders(parts: FolderParts) {
  const { db } = parts
  return {
    tree: (actor: Actor) => folderTree(db, actor),
    /** The tops that the actor sees: one for each space and each source. */
    roots: (actor: Actor) => folderRoots(db, actor),
    /** The top of that name. */
    root: (actor: Actor, name: string) => rootNamed(db, actor, name),
    at: (actor: Actor, spot: Spot): Promise<Held | undefined> => heldAt(db, actor, spot, 'all'),
    /** When something in it changed last; undefined for no folder. */
    changedAt: (actor: Actor, place: Place) => folderAt(db, actor, place),
    list: (actor: Actor, place: Place, page: FolderPage) => listFolder(db, actor, place, page),
    make: (actor: Actor, place: Place): Promise<void> => makeFolder(parts, actor, place),
    /** Keeps what is no media; media that stood there goes to the trash. */
    putOther: (actor: Actor, spot: Spot, bytes: OtherBytes): Promise<{ isNew: boolean }> => putOther(parts, actor, spot, bytes),
    /** Media goes to the trash, other files are kept hidden for its days, folders go with all below them. */
    async remove(actor: Actor, spot: Spot): Promise<void> {
      requireWritable(actor, spot)
      await decide(parts, actor, async (tx) => (await clearSpot(tx, parts, actor, spot)).decisions)
    },
    /** Gives the spot's file or folder another place, over what stands there. */
    async move(actor: Actor, from: Spot, to: Spot): Promise<void> {
      for (const spot of [from, to]) requireWritable(actor, spot)
      await decide(parts, actor, async (tx) => (await moveSpot(tx, parts, actor, from, to)).decisions)
    },
    copy: (actor: Actor, from: Spot, to: Spot, how: { deep: boolean; workFolder: string }): Promise<void> => copySpot(parts, actor, from, to, how),
  }
}

async function makeFolder({ db }: FolderParts, actor: Actor, place: Place): Promise<void> {
  requireWritable(actor, place)
  await db.transaction(async (tx) => {
    await tx.execute(lockSpot(spotOf(place)))
    if (await heldAt(tx, actor, spotOf(place), 'all')) throw new AppError('conflict', 'catalog.folder-taken', { name: spotOf(place).name })
    await keepFolder(tx, place)
    await countTreeChange(tx)
  })
}

function putOther(parts: FolderParts, actor: Actor, spot: Spot, bytes: OtherBytes): Promise<{ isNew: boolean }> {
  requireWritable(actor, spot)
  return parts.db.transaction(async (tx) => {
    const put = await parts.library.putOther(tx, spot, bytes, actor.userId)
    if (put) return put
    await record(tx, parts.events, actor, (await clearSpot(tx, parts, actor, spot)).decisions)
    await parts.library.putOther(tx, spot, { ...bytes, path: undefined }, actor.userId)
    return { isNew: false }
  })
}

async function copySpot(parts: FolderParts, actor: Actor, from: Spot, to: Spot, { deep, workFolder }: { deep: boolean; workFolder: string }): Promise<void> {
  requireWritable(actor, to)
  const draftFolder = from.sourceId === null ? undefined : workFolder
  await decide(parts, actor, async (tx) => {
    const held = await heldAt(tx, actor, from, 'all')
    if (!held) throw new AppError('not-found', 'catalog.folder-no-such')
    if (held.type === 'file') return copyOnto(tx, parts, actor, held.file, to, draftFolder)
    const { decisions } = await clearSpot(tx, parts, actor, to)
    await copyFolder(tx, parts, actor, within(from), within(to), { deep, workFolder: draftFolder })
    await countTreeChange(tx)
    return decisions
  })
}
