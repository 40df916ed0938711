import { stat } from 'node:fs/promises'
import { defaultSpace, requireRole, type Actor } from '../access/index.ts'
import { trashOther } from '../library/index.ts'
import { couldBeMedia } from '../media/index.ts'
import { cleanFolder, cleanName } from '../platform/safe-path.ts'
import { takeIn, type AlongWith, type TakeInParts, type TakenIn } from './take-in.ts'
import { UPLOADS_FOLDER } from './uploads.ts'

/** A file that a door has received whole into a temporary place, which stays the door's to remove. */
export interface ReceivedFile {
  path: string
  name: string
  folder: string
  modifiedMs: number | null
  spaceId?: string
  /** A door that shows folders: the file belongs at exactly this place, also where its twin lies elsewhere, and what is refused the door keeps itself. */
  isPlaced?: boolean
  /** Its first 8 KB, where the door has seen them pass: what they rule out need not be read again. */
  head?: Buffer
}

/**
 * Takes a received file in at once and tells the outcome: for small forms and for doors whose answer is the outcome (WebDAV PUT).
 * @throws AppError 'forbidden' for viewers, 'unavailable' when a child process could not finish
 */
export async function receiveFile(parts: TakeInParts, actor: Actor, given: ReceivedFile): Promise<TakenIn> {
  const spaceId = given.spaceId ?? defaultSpace(actor)
  requireRole(actor, spaceId, 'member')
  // a child costs a hundred times what a note of 2 KB costs, and waits behind others: it is woken for what may be media. The reason is read by nobody here
  if (given.isPlaced && given.head && !couldBeMedia(given.head)) return { outcome: 'refused', reason: { key: 'media.unknown', params: {} } }
  const { size, mtimeMs } = await stat(given.path)
  const isPlaced = given.isPlaced ?? false
  const name = isPlaced ? given.name : cleanName(given.name)
  const folder = isPlaced ? given.folder : cleanFolder(given.folder) || UPLOADS_FOLDER
  // what is no media and had this place makes room for what is
  const makeRoom: AlongWith = async (tx, { outcome }) => { if (isPlaced && outcome === 'taken-in') await trashOther(tx, { spaceId, sourceId: null, folder, name }) }
  return takeIn(parts, { path: given.path, spaceId, sourceId: null, sourcePath: null, folder, name, size, modifiedMs: given.modifiedMs ?? mtimeMs, by: actor.userId, isPlaced }, makeRoom)
}
