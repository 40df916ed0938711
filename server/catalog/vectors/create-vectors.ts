import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { analysisCompleted } from '../../analysis/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { forgetOldSpaces, keepLackingVectors, keepVector, VECTOR_ANALYZER } from './keep-vectors.ts'
import { readLikes } from './read-likes.ts'
import { meantBy, similarTo, similarToPicture, similarToText, type SimilarPage } from './similar-files.ts'
import { createVectorIndexClient } from './vector-index-client.ts'
import { spacesByUse } from './vector-of-file.ts'

export type Vectors = ReturnType<typeof createVectors>

/** New vectors after which the index is brought up to date before anybody asks. */
const CATCH_UP_AFTER = 256

/** Likeness by vectors: keeps them in step with the analysis, and finds what is near. */
export function createVectors(given: CatalogParts & { vectorIndex: NonNullable<CatalogParts['vectorIndex']> }) {
  const { db, events, log } = given
  const index = createVectorIndexClient({ db, log, ...given.vectorIndex })
  const parts = { db, index, analysis: given.analysis }
  let heard = 0
  events.on(analysisCompleted, 'vectors', async (tx, { sha256, analyzer }) => {
    if (analyzer === VECTOR_ANALYZER) await keepVector(tx, sha256)
  })
  const catchUp = async (): Promise<void> => {
    const rows = await db.execute<{ space: string; bytes: number }>(sql`select distinct on (vector_space) vector_space as space, octet_length(vector) as bytes from vectors order by vector_space, number desc`)
    for (const { space, bytes } of rows) await index.catchUp(space, bytes / 4)
  }
  const stopListening = given.vectorIndex.listens ? events.listen(analysisCompleted, ({ analyzer }) => {
    if (analyzer !== VECTOR_ANALYZER || ++heard < CATCH_UP_AFTER) return
    heard = 0
    catchUp().catch((error: unknown) => log.warn({ err: error }, 'the vector index could not catch up; it is tried again with the next search'))
  }) : undefined
  return {
    similarTo: (actor: Actor, fileId: string, page?: SimilarPage) => similarTo(parts, actor, fileId, page),
    byPicture: (actor: Actor, path: string, page?: SimilarPage) => similarToPicture(parts, actor, path, page),
    byText: (actor: Actor, text: string, page?: SimilarPage) => similarToText(parts, actor, text, page),
    likes: (actor: Actor, named: string, where?: Parameters<typeof readLikes>[3]) => readLikes(parts, actor, named, where),
    meant: (actor: Actor, text: string, options?: Parameters<typeof meantBy>[3]) => meantBy(parts, actor, text, options),
    /** Keeps what was found while nobody listened, and forgets spaces that a better network has replaced; called at start. Returns how many are new. */
    async plan(): Promise<number> {
      const kept = await db.transaction((tx) => keepLackingVectors(tx))
      const [most] = await spacesByUse(db)
      if (most !== undefined) await forgetOldSpaces(db, most)
      return kept
    },
    catchUp,
    grown: index.grown,
    stop: (): void => { stopListening?.(); index.stop() },
  }
}
