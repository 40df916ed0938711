import { createHash } from 'node:crypto'
import { formatSize } from '../../../views/messages/quantities.ts'
import { sentenceOf } from '../../../views/words.ts'
import type { Actor } from '../../access/index.ts'
import type { Refusal } from '../../ingest/index.ts'
import type { DoorParts } from './parts.ts'
import type { DavFile } from './targets.ts'

type NoteParts = Pick<DoorParts, 'catalog' | 'ingest'>

/** The container that it stands in. */
const HOME = 'sort'
/** Nobody reads further; the page has all. */
const MOST = 1000

/**
 * What could not be taken in, as one text to be read in any file manager: what was refused is mostly no media or broken, lies where it was, and of uploads
 * nothing is left, so that there are no files to be shown. Undefined where there is nothing of it.
 */
export async function refusedNote({ catalog, ingest }: NoteParts, actor: Actor, containerId: string | undefined): Promise<{ file: DavFile; bytes: Buffer } | undefined> {
  if (containerId !== HOME) return undefined
  const { refusals, total } = await ingest.refusals.list(actor, { limit: MOST, offset: 0 })
  const [newest] = refusals
  if (!newest) return undefined
  const [{ language }, roots] = await Promise.all([catalog.tree.shape(), catalog.folders.roots(actor)])
  const say = (key: string, params: Record<string, string | number> = {}): string => sentenceOf(language, key, params) ?? ''
  const whereOf = ({ spaceId, sourceId, folder, name }: Refusal): string => [roots.find((root) => (sourceId === null ? root.sourceId === null && root.spaceId === spaceId : root.sourceId === sourceId))?.name, folder, name].filter(Boolean).join('/')
  const lines = refusals.map((refusal) => `${whereOf(refusal)}\n    ${sentenceOf(language, refusal.reason.key, refusal.reason.params) ?? say('error.unknown-reason')}\n    ${formatSize(language, refusal.size)}, ${refusal.at.toISOString().slice(0, 16).replace('T', ' ')} UTC\n`)
  const more = total > refusals.length ? [say('webdav.refused-more', { count: total - refusals.length })] : []
  const bytes = Buffer.from([`${say('webdav.refused-head', { count: total })}\n`, ...lines, ...more, ''].join('\n'))
  const [sha256, name] = [createHash('sha256').update(bytes).digest('hex'), `${say('webdav.refused-name')}.txt`]
  return { bytes, file: { type: 'file', name, fileId: null, mediaType: 'text/plain; charset=utf-8', size: bytes.length, sha256, addedAt: newest.at, changedAt: newest.at, isNote: true } }
}

/** Whoever deletes the note has read it: all of it is put aside, as the page does it. */
export async function putRefusalsAside({ ingest }: NoteParts, actor: Actor): Promise<void> {
  for (;;) {
    const { refusals, total } = await ingest.refusals.list(actor, { limit: MOST, offset: 0 })
    await ingest.refusals.dismiss(actor, refusals.map(({ id }) => id))
    // those of spaces in which the actor only looks stay
    if (refusals.length < MOST || (await ingest.refusals.list(actor, { limit: 1, offset: 0 })).total === total) return
  }
}
