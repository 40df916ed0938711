import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import { requireRole, type Actor } from '../../access/index.ts'
import { fileAt, keepFolder, listFiles, listFolders, within, type HeldFile, type Place, type Spot } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { Decision } from '../history/decide.ts'
import { clearSpot } from './clear-spot.ts'

const PAGE = 1000

export type CopyParts = Pick<CatalogParts, 'library'>

/**
 * Copies one file onto a spot: where media stands, media becomes its new version, so that what people said of it stays; else what stood there is cleared away.
 * `workFolder` is given for a source's file: its bytes lie there while they become ours.
 * @throws AppError 'unavailable' library.original-away for a source's file that cannot be read
 */
export async function copyOnto(tx: Transaction, parts: CopyParts, actor: Actor, file: HeldFile, to: Spot, workFolder?: string): Promise<Decision[]> {
  const there = await fileAt(tx, actor, to, 'all')
  const decisions = (there && (there.kind === null) === (file.kind === null)) ? [] : (await clearSpot(tx, parts, actor, to)).decisions
  if (file.kind === null) await parts.library.putOther(tx, to, { sha256: file.sha256, size: file.size, mediaType: file.mediaType }, actor.userId)
  else if (workFolder === undefined) await parts.library.copyFile(tx, file.id, to, { by: actor.userId })
  else await copyFromSource(tx, parts, actor, file, to, workFolder)
  return decisions
}

/** Copies a folder with all that is in it to a spot where nothing stands; shallow: the folder alone. */
export async function copyFolder(tx: Transaction, parts: CopyParts, actor: Actor, from: Place, to: Place, { deep, workFolder }: { deep: boolean; workFolder?: string }): Promise<void> {
  await keepFolder(tx, to)
  if (!deep) return
  for (let at = 0; ; at += PAGE) {
    const page = await listFiles(tx, actor, from, 'all', { from: at, count: PAGE })
    for (const file of page) await copyOnto(tx, parts, actor, file, { ...to, name: file.name }, workFolder)
    if (page.length < PAGE) break
  }
  for (const { name } of await listFolders(tx, actor, from, 'all')) await copyFolder(tx, parts, actor, within({ ...from, name }), within({ ...to, name }), { deep, workFolder })
}

/** A second name for a source's file would change with it: its bytes are copied, and must still be those that were read. */
async function copyFromSource(tx: Transaction, { library }: CopyParts, actor: Actor, file: HeldFile, to: Spot, workFolder: string): Promise<void> {
  requireRole(actor, to.spaceId, 'member')
  const draft = join(workFolder, newId())
  try {
    const { path } = await library.openOriginal(actor, file.id)
    const hash = createHash('sha256')
    const hashing = new Transform({ transform(chunk: Buffer, _encoding, done) { hash.update(chunk); done(null, chunk) } })
    await pipeline(createReadStream(path), hashing, createWriteStream(draft, { mode: 0o600 }))
    if (hash.digest('hex') !== file.sha256) throw new AppError('unavailable', 'library.original-away', { name: file.name })
    await library.copyFile(tx, file.id, to, { by: actor.userId, bytesAt: draft })
  } finally {
    await rm(draft, { force: true })
  }
}
