import { gt, sql } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { searchIndexed } from '../events.ts'
import { INDEX_BATCH, indexFiles as indexJob } from '../jobs.ts'
import { countFacesOfFiles } from '../people/count-faces.ts'
import { searchDocuments, searchWords } from '../schema.ts'
import { makeDocument } from './document.ts'
import { readFacts } from './read-facts.ts'

/** Goes up when documents are made otherwise. */
export const DOCUMENT_REVISION = 3

type IndexParts = Pick<CatalogParts, 'db' | 'analysis' | 'events' | 'labelWords'>

/** Makes the search documents of files again, here and now. */
export async function indexFiles({ db, analysis, events, labelWords }: IndexParts, fileIds: string[]): Promise<void> {
  for (let at = 0; at < fileIds.length; at += INDEX_BATCH) {
    const batch = fileIds.slice(at, at + INDEX_BATCH)
    await db.transaction(async (tx) => {
      const found = (await readFacts(tx, { analysis, labelWords }, batch)).map(({ place, facts }) => ({ place, ...makeDocument(facts) }))
      if (found.length === 0) return
      await tx.insert(searchDocuments).values(found.map(({ place, document }) => ({ ...place, ...document, revision: DOCUMENT_REVISION })))
        .onConflictDoUpdate({ target: searchDocuments.fileId, set: { spaceId: sql`excluded.space_id`, kind: sql`excluded.kind`, state: sql`excluded.state`, takenLocal: sql`excluded.taken_local`, iso: sql`excluded.iso`, words: sql`excluded.words`, names: sql`excluded.names`, text: sql`excluded.text`, read: sql`excluded.read`, colors: sql`excluded.colors`, labels: sql`excluded.labels`, said: sql`excluded.said`, spoken: sql`excluded.spoken`, quality: sql`excluded.quality`, bpm: sql`excluded.bpm`, loud: sql`excluded.loud`, revision: DOCUMENT_REVISION, indexedAt: sql`now()` } })
      await countFacesOfFiles(tx, found.map(({ place }) => place.fileId))
      await keepWords(tx, found)
      await events.publish(tx, searchIndexed, { fileIds: found.map(({ place }) => place.fileId) })
    })
  }
}

/** In one order for all, so that two who add the same words wait for each other instead of for ever. */
async function keepWords(tx: Transaction, documents: { place: { spaceId: string }; vocabulary: string[] }[]): Promise<void> {
  const pairs = [...new Set(documents.flatMap(({ place, vocabulary }) => vocabulary.map((word) => `${place.spaceId}\n${word}`)))].sort().map((pair) => pair.split('\n'))
  if (pairs.length === 0) return
  await tx.execute(sql`
    insert into ${searchWords} (space_id, word)
    select * from unnest(${sql.param(pairs.map(([space]) => space))}::uuid[], ${sql.param(pairs.map(([, word]) => word))}::text[])
    on conflict do nothing`)
}

/** Enqueues the indexing of files; with the transaction that changed them. */
export async function indexLater(tx: Transaction | undefined, queue: CatalogParts['queue'], fileIds: string[]): Promise<void> {
  const inputs: { fileIds: string[] }[] = []
  for (let at = 0; at < fileIds.length; at += INDEX_BATCH) inputs.push({ fileIds: fileIds.slice(at, at + INDEX_BATCH) })
  await queue.sendMany(tx, indexJob, inputs)
}

/** Enqueues files that have no document yet, or one made in an older way; returns how many. */
export async function indexLacking({ db, queue }: Pick<CatalogParts, 'db' | 'queue'>): Promise<number> {
  const rows = await db.execute<{ id: string }>(sql`
    select ${files.id} as id from ${files} left join ${searchDocuments} on ${searchDocuments.fileId} = ${files.id}
    where ${searchDocuments.fileId} is null or ${searchDocuments.revision} < ${DOCUMENT_REVISION} order by 1`)
  await indexLater(undefined, queue, rows.map(({ id }) => id))
  return rows.length
}

/** Makes all documents again and forgets words that none holds. */
export async function reindexAll(parts: IndexParts, signal: AbortSignal): Promise<number> {
  await parts.db.delete(searchWords)
  let done = 0
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    signal.throwIfAborted()
    const rows = await parts.db.select({ id: files.id }).from(files).where(gt(files.id, last)).orderBy(files.id).limit(INDEX_BATCH)
    if (rows.length === 0) return done
    await indexFiles(parts, rows.map(({ id }) => id))
    last = rows.at(-1)!.id
    done += rows.length
  }
}
