import type { Actor } from '../../access/index.ts'
import type { Catalog, TreeEntry } from '../../catalog/index.ts'
import type { Library } from '../../library/index.ts'
import { AppError } from '../../platform/index.ts'
import type { Renditions } from '../../renditions/index.ts'
import type { ClientProfile } from './client-profiles.ts'
import { factsOfEntries, type FactsParts } from './content-directory/entry-facts.ts'
import type { MediaPlace } from './media-address.ts'
import { boxOf, fitted, resourcesOf, smallPicture, type Resource } from './resources.ts'
import type { ShownTree } from './shown-tree.ts'

export interface MediaParts extends FactsParts {
  shown: ShownTree
  actor: Actor
  library: Pick<Library, 'technicalFacts' | 'openOriginal' | 'findFile'>
  renditions: Pick<Renditions, 'ready' | 'find' | 'fitted'>
  transcripts: Pick<Catalog['transcripts'], 'spokenAmong' | 'write'>
}

/** Bytes to be sent, and how DLNA speaks of them. */
export interface Media { fileId: string; resource: Resource; etag: string; body: { path: string; size: number } | { text: string }; subtitles?: boolean }

const gone = (): AppError => new AppError('not-found', 'catalog.tree-no-such')

/**
 * What an address stands for, asked with the actor's rights and within what is shown; undefined where it is not made (yet).
 * @throws AppError 'not-found' for what is not shown, 'unavailable' library.original-away
 */
export async function findMedia(parts: MediaParts, { id, variant }: MediaPlace, client: ClientProfile): Promise<Media | undefined> {
  if (variant === 'cover') return findCover(parts, id)
  const entry = await parts.shown.find(id)
  if (entry.type !== 'entry') throw gone()
  const facts = (await factsOfEntries(parts, [entry]))(entry)
  const resource = resourcesOf(entry, facts, client).find((each) => each.variant === variant)
  if (variant === 'original') return findOriginal(parts, entry, resource!, facts.hasSubtitles)
  if (variant === 'copy') return resource && findCopy(parts, entry, resource, facts.hasSubtitles)
  if (variant === 'subtitles') return facts.hasSubtitles ? findSubtitles(parts, entry) : undefined
  return findPicture(parts, entry, variant)
}

async function findOriginal({ library, actor }: MediaParts, { fileId }: TreeEntry, resource: Resource, subtitles: boolean): Promise<Media> {
  const { path, size, sha256 } = await library.openOriginal(actor, fileId)
  return { fileId, resource, etag: `"${sha256}"`, body: { path, size }, subtitles }
}

async function findCopy({ renditions }: MediaParts, { fileId, sha256, kind }: TreeEntry, resource: Resource, subtitles: boolean): Promise<Media | undefined> {
  const made = await renditions.find(sha256, kind === 'video' ? 'web-video' : 'web-audio')
  return made && { fileId, resource, etag: made.etag, body: made, subtitles }
}

async function findPicture({ renditions }: MediaParts, entry: TreeEntry, variant: 'lrg' | 'med' | 'sm' | 'tn'): Promise<Media | undefined> {
  const resource = smallPicture(entry, variant)
  const size = fitted(entry, variant)
  const made = variant === 'lrg' ? await renditions.find(entry.sha256, 'preview') : await renditions.fitted(entry.sha256, size ? { ...size, exact: true } : { ...boxOf(variant), exact: false })
  return made && { fileId: entry.fileId, resource, etag: made.etag, body: made }
}

async function findSubtitles({ transcripts, actor }: MediaParts, { fileId, sha256 }: TreeEntry): Promise<Media> {
  const { text } = await transcripts.write(actor, fileId, 'srt')
  return { fileId, resource: { variant: 'subtitles', kind: 'text', mediaType: 'text/srt' }, etag: `"${sha256.slice(0, 24)}-srt-${Buffer.byteLength(text)}"`, body: { text } }
}

/** The picture that stands for a container, of a file that the actor may see; where not all is shown, containers have none. */
async function findCover({ library, renditions, actor, shown }: MediaParts, id: string): Promise<Media | undefined> {
  const fileId = id.slice('cover~'.length)
  if (!shown.seesAll || !id.startsWith('cover~')) throw gone()
  const { file } = await library.findFile(actor, fileId)
  if (file.state !== 'present') throw gone()
  const made = await renditions.fitted(file.sha256, { ...boxOf('tn'), exact: false })
  return made && { fileId, resource: { variant: 'tn', kind: 'image', mediaType: 'image/jpeg', profile: 'JPEG_TN', converted: true }, etag: made.etag, body: made }
}
