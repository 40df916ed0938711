import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { marksOf, setFavorite, setPosition, setRating } from './marks.ts'

/** What each person thinks of files. */
export const createMarks = (parts: CatalogParts) => ({
  favorite: (actor: Actor, fileIds: string[], favorite: boolean) => setFavorite(parts, actor, fileIds, favorite),
  rate: (actor: Actor, fileIds: string[], rating: number) => setRating(parts, actor, fileIds, rating),
  position: (actor: Actor, fileId: string, positionMs: number | null) => setPosition(parts, actor, fileId, positionMs),
  of: (actor: Actor, fileId: string) => marksOf(parts, actor, fileId),
})
