import { and, asc, desc, eq, inArray, ne, type SQL } from 'drizzle-orm'
import { files } from '../library/index.ts'
import type { Database, Queryable } from '../platform/database.ts'
import type { Clock } from '../platform/clock.ts'
import type { Message } from '../platform/errors.ts'
import type { Queue } from '../platform/queue.ts'
import { enqueueAsked } from './asked.ts'
import { enqueueContents } from './enqueue-contents.ts'
import { analysisResults } from './schema.ts'

/** An analyzer that gave up on a content, and one file that holds it. */
export interface AnalysisFailure { sha256: string; analyzer: string; reason: Message; attempts: number; finishedAt: Date; fileId: string; fileName: string }

/** What failed in files of these spaces, latest first. */
export async function listFailures(db: Queryable, spaceIds: readonly string[], page: { limit: number; offset: number }): Promise<AnalysisFailure[]> {
  if (spaceIds.length === 0) return []
  const newest = db.selectDistinctOn([analysisResults.sha256, analysisResults.analyzer], {
    sha256: analysisResults.sha256, analyzer: analysisResults.analyzer, reason: analysisResults.reason, attempts: analysisResults.attempts,
    finishedAt: analysisResults.finishedAt, fileId: files.id, fileName: files.name,
  }).from(analysisResults).innerJoin(files, and(eq(files.sha256, analysisResults.sha256), ne(files.state, 'trashed'), inArray(files.spaceId, [...spaceIds])))
    .where(eq(analysisResults.state, 'failed')).orderBy(analysisResults.sha256, analysisResults.analyzer, desc(analysisResults.finishedAt), asc(files.id)).as('newest')
  const rows = await db.select().from(newest).orderBy(desc(newest.finishedAt), newest.sha256).limit(page.limit).offset(page.offset)
  return rows.map(({ reason, ...row }) => ({ ...row, reason: reason ?? { key: 'analysis.broke', params: {} } }))
}

/** Forgets failures and lets their contents be looked at again, at once where it is one content; returns how many contents. */
export async function retryFailures({ db, queue, clock }: { db: Database; queue: Pick<Queue, 'sendMany'>; clock: Clock }, which: { sha256?: string; analyzer?: string }): Promise<number> {
  const conditions: (SQL | undefined)[] = [
    eq(analysisResults.state, 'failed'),
    which.sha256 === undefined ? undefined : eq(analysisResults.sha256, which.sha256),
    which.analyzer === undefined ? undefined : eq(analysisResults.analyzer, which.analyzer),
  ]
  return db.transaction(async (tx) => {
    const rows = await tx.delete(analysisResults).where(and(...conditions)).returning({ sha256: analysisResults.sha256 })
    const contents = await tx.selectDistinctOn([files.sha256], { sha256: files.sha256, kind: files.kind }).from(files).where(inArray(files.sha256, rows.map(({ sha256 }) => sha256)))
    await (which.sha256 === undefined ? enqueueContents(queue, tx, contents) : enqueueAsked(queue, tx, contents, clock.now()))
    return contents.length
  })
}
