import { sql } from 'drizzle-orm'
import { analysisCompleted, analyzerSwitched } from '../analysis/index.ts'
import { fileChanged, files, versionAdded } from '../library/index.ts'
import type { CatalogParts } from './catalog-parts.ts'
import { keepTaken } from './describe/describe.ts'
import { indexFiles as indexJob, reindex as reindexJob } from './jobs.ts'
import { listChanges } from './schema.ts'
import { followFiles } from './search/follow-files.ts'
import { indexFiles, indexLater, reindexAll } from './search/index-files.ts'
import { SENSITIVE_ANALYZER, switchSensitive } from './sensitive/keep-sensitive.ts'

/** Keeps what the catalogue remembers in step with the rooms to the left: search documents, the shape of the timeline, days that people gave. */
export function keepInStep(parts: CatalogParts): void {
  const { events, queue, library, log } = parts
  events.on(versionAdded, 'catalog', async (tx, { fileId, spaceId, isNewFile }) => {
    // of a new file nobody has said anything yet, and no document repeats it
    if (!isNewFile) {
      await keepTaken(tx, library, fileId)
      await followFiles(tx, [fileId])
    }
    await tx.insert(listChanges).values({ spaceId })
    await indexLater(tx, queue, [fileId])
  })
  events.on(fileChanged, 'catalog', async (tx, { fileIds, spaceId, what }) => {
    await tx.insert(listChanges).values({ spaceId })
    if (what !== 'purged') await followFiles(tx, fileIds)
    if (what === 'moved' || what === 'redated') await indexLater(tx, queue, fileIds)
  })
  events.on(analysisCompleted, 'catalog', async (tx, { sha256 }) => {
    const rows = await tx.select({ id: files.id }).from(files).where(sql`${files.sha256} = ${sha256}`)
    for (const { id } of rows) await indexLater(tx, queue, [id])
  })
  events.on(analyzerSwitched, 'catalog', async (tx, { analyzer, on }) => {
    if (analyzer === SENSITIVE_ANALYZER) await indexLater(tx, queue, await switchSensitive(tx, on))
  })
  queue.workTogether(indexJob, (jobs) => indexFiles(parts, [...new Set(jobs.flatMap(({ fileIds }) => fileIds))]))
  queue.work(reindexJob, async (_, { signal }) => {
    const count = await reindexAll(parts, signal)
    log.info({ count }, 'all search documents were made again')
  })
}
