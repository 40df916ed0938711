import type { Actor } from '../../access/index.ts'
import { filesBelow, forgetFolder, keepFolder, lockSpot, trashOther, trashOthersBelow, within, type Spot } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { Decision } from '../history/decide.ts'
import { moveTrash } from '../history/trash-files.ts'
import { countTreeChange } from '../tree/tree-changes.ts'
import { MOST_FILES } from '../tags/edit-tags.ts'
import { heldAt, type Held } from './find-in-folders.ts'

/** Takes away what stands at a spot: media goes to the trash, a folder with all below it. The folder around it stays, though nothing may be left in it. */
export async function clearSpot(tx: Transaction, { library }: Pick<CatalogParts, 'library'>, actor: Actor, spot: Spot): Promise<{ was: Held | undefined; decisions: Decision[] }> {
  await tx.execute(lockSpot(spot))
  const was = await heldAt(tx, actor, spot, 'all')
  if (!was) return { was, decisions: [] }
  await keepFolder(tx, spot)
  if (was.type === 'folder') return { was, decisions: await clearFolder(tx, library, actor, spot) }
  if (was.file.kind !== null) return { was, decisions: await moveTrash(tx, library, actor, [was.file.id], 'file-trashed') }
  await trashOther(tx, spot)
  return { was, decisions: [] }
}

async function clearFolder(tx: Transaction, library: CatalogParts['library'], actor: Actor, spot: Spot): Promise<Decision[]> {
  const place = within(spot)
  const ids = (await filesBelow(tx, place)).map(({ id }) => id)
  const decisions: Decision[] = []
  for (let at = 0; at < ids.length; at += MOST_FILES) decisions.push(...await moveTrash(tx, library, actor, ids.slice(at, at + MOST_FILES), 'file-trashed'))
  await trashOthersBelow(tx, place)
  await forgetFolder(tx, place)
  await countTreeChange(tx)
  return decisions
}
