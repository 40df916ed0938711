import { inArray, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Analysis } from '../../analysis/index.ts'
import { files, requireFile } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { selectItems, type Item } from '../timeline/item.ts'
import { newestFirst } from '../timeline/scope.ts'
import { findNear, type NearFile } from './find-near.ts'
import { leastNear } from './least-near.ts'
import type { VectorIndexClient } from './vector-index-client.ts'
import { spacesByUse, vectorOfContent } from './vector-of-file.ts'

export interface SimilarParts { db: Database; index: VectorIndexClient; analysis: Partial<Pick<Analysis, 'embeddings' | 'overview'>> }

/** unseen: nobody has looked at this picture yet · no-network: none is installed that could. */
export type SimilarState = 'found' | 'unseen' | 'no-network'
export interface Similar { state: SimilarState; items: (Item & { /** The cosine. */ score: number })[] }
export interface SimilarPage { limit?: number }

/** Pictures on a strip. */
const STRIP = 12
/** Pictures on a page. */
const MOST = 120

/**
 * What looks like a file among all that the actor may see, best first; its copies are left out.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function similarTo(parts: SimilarParts, actor: Actor, fileId: string, { limit = STRIP }: SimilarPage = {}): Promise<Similar> {
  const { sha256 } = await requireFile(parts.db, actor, fileId)
  const own = await vectorOfContent(parts.db, await spacesByUse(parts.db), sha256)
  if (!own) return { state: await whyUnseen(parts), items: [] }
  return found(parts, actor, await findNear(parts, actor, { ...own, limit: within(limit), least: leastNear(own.vectorSpace).picture, except: sha256 }))
}

/**
 * What looks like a picture that is not in the library; nothing of it is kept.
 * @throws AppError as decoding it does
 */
export async function similarToPicture(parts: SimilarParts, actor: Actor, path: string, { limit = MOST }: SimilarPage = {}): Promise<Similar> {
  const seen = await parts.analysis.embeddings?.ofPicture(path).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unavailable' && error.key.startsWith('inference.')) return undefined
    throw error
  })
  if (!seen) return { state: 'no-network', items: [] }
  return found(parts, actor, await findNear(parts, actor, { vectorSpace: seen.space, vector: seen.vector, limit: within(limit), least: leastNear(seen.space).picture }))
}

/** Files that are what a text means, best first, among those that a condition allows; undefined where no network here knows words. */
export async function meantBy(parts: SimilarParts, actor: Actor, text: string, { limit = MOST, where }: SimilarPage & { where?: SQL } = {}): Promise<NearFile[] | undefined> {
  const asked = await parts.analysis.embeddings?.ofText(text)
  return asked && findNear(parts, actor, { vectorSpace: asked.space, vector: asked.vector, limit: within(limit), least: leastNear(asked.space).text, where })
}

/** The same as files for a page. */
export async function similarToText(parts: SimilarParts, actor: Actor, text: string, page: SimilarPage = {}): Promise<Similar> {
  const alike = await meantBy(parts, actor, text, page)
  return alike ? found(parts, actor, alike) : { state: 'no-network', items: [] }
}

const within = (limit: number): number => Math.max(1, Math.min(MOST, Math.trunc(limit)))

async function found({ db }: SimilarParts, actor: Actor, alike: readonly NearFile[]): Promise<Similar> {
  if (alike.length === 0) return { state: 'found', items: [] }
  const items = await selectItems(db, actor, inArray(files.id, alike.map(({ fileId }) => fileId)), newestFirst, { offset: 0, limit: alike.length })
  const byId = new Map(items.map((item) => [item.id, item]))
  return { state: 'found', items: alike.flatMap(({ fileId, score }) => { const item = byId.get(fileId); return item ? [{ ...item, score }] : [] }) }
}

async function whyUnseen({ analysis }: SimilarParts): Promise<SimilarState> {
  const states = await analysis.overview?.()
  return states?.find(({ name }) => name === 'image.embedding')?.model?.installed === false ? 'no-network' : 'unseen'
}
