import type { Actor } from '../../access/index.ts'
import { keepFolder, moveOther, within, type Spot } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Decision } from '../history/decide.ts'
import { countTreeChange } from '../tree/tree-changes.ts'
import { clearSpot } from './clear-spot.ts'
import { copyFolder, copyOnto, type CopyParts } from './copy-in-folders.ts'
import { heldAt, type Held } from './find-in-folders.ts'

/**
 * Gives what stands at a spot another one. Within a space it stays the same file; onto a file of its kind it becomes that file's new version, as
 * editors save: they write beside and move over. Into another space it is copied and the old one goes to the trash, since what people said belongs to a space.
 * @throws AppError 'not-found' catalog.folder-no-such
 */
export async function moveSpot(tx: Transaction, parts: CopyParts, actor: Actor, from: Spot, to: Spot): Promise<{ was: Held | undefined; decisions: Decision[] }> {
  const held = await heldAt(tx, actor, from, 'all')
  if (!held) throw new AppError('not-found', 'catalog.folder-no-such')
  const there = await heldAt(tx, actor, to, 'all')
  const isNewVersion = held.type === 'file' && there?.type === 'file' && (held.file.kind === null) === (there.file.kind === null)
  const decisions = isNewVersion ? [] : (await clearSpot(tx, parts, actor, to)).decisions
  if (!isNewVersion && from.spaceId === to.spaceId) {
    await moveWithinSpace(tx, parts, held, from, to)
    return { was: there, decisions }
  }
  if (held.type === 'file') decisions.push(...await copyOnto(tx, parts, actor, held.file, to))
  else await copyFolder(tx, parts, actor, within(from), within(to), { deep: true })
  decisions.push(...(await clearSpot(tx, parts, actor, from)).decisions)
  return { was: there, decisions }
}

async function moveWithinSpace(tx: Transaction, { library }: CopyParts, held: Held, from: Spot, to: Spot): Promise<void> {
  await keepFolder(tx, from)
  if (held.type === 'folder') {
    await library.moveFolder(tx, within(from), within(to))
    await countTreeChange(tx)
  } else if (held.file.kind === null) await moveOther(tx, from, to)
  else await library.moveFile(tx, { fileId: held.file.id, folder: to.folder, name: to.name, sourcePath: null })
}
