import { createHash } from 'node:crypto'
import type { Actor } from '../../access/index.ts'
import { subtitleName, type BesideFile, type Catalog } from '../../catalog/index.ts'
import type { Spot } from '../../library/index.ts'
import { DavError } from './dav-error.ts'
import { typeOfName } from './media-types.ts'
import type { Call } from './parts.ts'
import { refusedNote } from './refused-note.ts'
import type { DavFile, Resource, Target } from './targets.ts'

type SubtitleParts = { catalog: { subtitles: Catalog['subtitles'] } }

/** Subtitles as a file at an address. */
const fileOf = (name: string, { fileId, facts: { size, sha256, changedAt, own } }: BesideFile): DavFile =>
  ({ type: 'file', name, fileId: null, mediaType: typeOfName(name), size, sha256, addedAt: changedAt, changedAt, subtitles: { fileId, own } })

/** What was heard, as 'name.srt' beside a sound or video of Folders. */
export async function subtitlesInFolder({ catalog }: SubtitleParts, actor: Actor, spot: Spot): Promise<DavFile | undefined> {
  const found = await catalog.subtitles.inFolder(actor, spot)
  return found && fileOf(spot.name, found)
}

/** The same in another branch, where also those appear that a person put beside the file in Folders. */
export async function subtitlesInTree({ catalog }: SubtitleParts, actor: Actor, containerId: string, name: string): Promise<DavFile | undefined> {
  const found = await catalog.subtitles.inContainer(actor, containerId, name)
  return found && fileOf(name, found)
}

/** A page of members, each sound and video followed by its subtitles; pages without any cost nothing. */
export async function withSubtitles({ catalog }: SubtitleParts, page: Resource[], isFolders: boolean): Promise<Resource[]> {
  const sounding = page.flatMap((one) => (one.type === 'file' && one.fileId !== null && /^(audio|video)\//.test(one.mediaType) ? [{ fileId: one.fileId, name: one.name }] : []))
  const found = sounding.length === 0 ? [] : await catalog.subtitles.of(sounding, isFolders ? 'written' : undefined)
  if (found.length === 0) return page
  const taken = new Set(page.map(({ name }) => name))
  const byFile = new Map(found.filter(({ name }) => !taken.has(name)).map((one) => [one.fileId, fileOf(one.name, one)]))
  return page.flatMap((one) => [one, (one.type === 'file' && one.fileId !== null && byFile.get(one.fileId)) || []].flat())
}

/** What is written as it is asked for, with the text that is sent and what it is really; whatever else as it stands. */
export async function asSent({ parts, actor }: Pick<Call, 'parts' | 'actor'>, { resource, parentNode }: { resource: DavFile; parentNode?: { id: string } }): Promise<{ resource: DavFile; bytes?: Buffer }> {
  const note = resource.isNote && await refusedNote(parts, actor, parentNode?.id)
  if (note) return { resource: note.file, bytes: note.bytes }
  if (!isWritten(resource)) return { resource }
  const bytes = Buffer.from(await parts.catalog.subtitles.text(actor, resource.subtitles.fileId))
  return { bytes, resource: { ...resource, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } }
}

const isWritten = (resource: Resource | undefined): resource is DavFile & { subtitles: { fileId: string } } => resource?.type === 'file' && resource.subtitles?.own === false

/**
 * Refuses to take away what was never put there.
 * @throws DavError 403 for subtitles that are written as they are asked for
 */
export function requireNotWritten(resource: Resource | undefined): void {
  if (isWritten(resource)) throw new DavError(403, 'webdav.subtitles-made')
}

/** Where in Folders the subtitles of another branch lie, or would lie: right beside the sound or video. Undefined for what are none. */
export async function spotOfSubtitles({ parts, actor }: Pick<Call, 'parts' | 'actor'>, { resource, parentNode, segments }: Target): Promise<Spot | undefined> {
  if (resource && !(resource.type === 'file' && resource.subtitles)) return undefined
  const fileId = resource?.subtitles?.fileId ?? (parentNode && await parts.catalog.subtitles.fileFor(actor, parentNode.id, segments.at(-1) ?? ''))
  if (fileId === undefined) return undefined
  const { file: { spaceId, sourceId, folder, name } } = await parts.library.findFile(actor, fileId)
  return { spaceId, sourceId, folder, name: subtitleName(name) }
}
