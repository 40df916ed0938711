import type { Actor } from '../../../access/index.ts'
import type { FirstPicturesProps } from '../../../../views/setup/_pictures.tsx'
import { renditionUrl } from '../files/media-urls.ts'
import type { WebParts } from '../rooms.ts'

const SHOWN = 24

/** How far the first scan is, with the pictures that arrived last. */
export async function firstPictures({ ingest, catalog }: Pick<WebParts, 'ingest' | 'catalog'>, actor: Actor): Promise<FirstPicturesProps> {
  const [sources, { items }] = await Promise.all([ingest.listSources(actor), catalog.timeline.list(actor, { list: 'recent' }, { offset: 0, limit: SHOWN })])
  const sum = (of: 'files' | 'waiting' | 'refused'): number => sources.reduce((total, source) => total + source[of], 0)
  return { done: sum('files'), total: sum('files') + sum('waiting') + sum('refused'), refused: sum('refused'), thumbs: items.filter(({ sensitive }) => !sensitive).map(({ id, sha256 }) => renditionUrl(id, 'thumbnail', sha256)).reverse() }
}
