import { inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { analysisResults, outputOf, type AnalysisResult } from '../../analysis/index.ts'
import { blobs, files } from '../../library/index.ts'
import type { Queryable, Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { sensitiveContents, sensitiveDecisions } from '../sensitive-schema.ts'

export const SENSITIVE_ANALYZER = 'image.sensitive'

const Answer = z.object({ sensitive: z.boolean() })
const lockKey = sql`hashtextextended('sensitive contents', 0)`

/** Brings the kept contents up to what the analyzer says of these; gives those that are sensitive, none while it is off. */
export async function keepSensitiveContents(tx: Transaction, analysis: CatalogParts['analysis'], results: ReadonlyMap<string, readonly AnalysisResult[]>): Promise<Set<string>> {
  // whoever switches it off waits until this stands, and clears it
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${lockKey})`)
  if (!await analysis.isOn?.(SENSITIVE_ANALYZER, tx)) return new Set()
  const [yes, no]: [string[], string[]] = [[], []]
  for (const [sha256, all] of results) (outputOf(all, SENSITIVE_ANALYZER, Answer)?.sensitive ? yes : no).push(sha256)
  if (no.length) await tx.delete(sensitiveContents).where(inArray(sensitiveContents.sha256, no))
  if (yes.length) await tx.insert(sensitiveContents).values(yes.sort().map((sha256) => ({ sha256 }))).onConflictDoNothing()
  return new Set(yes)
}

/** The analyzer was switched: what it found comes, or goes. Gives the files whose search documents say otherwise now. */
export async function switchSensitive(tx: Transaction, on: boolean): Promise<string[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
  const changed = on
    ? await tx.execute<{ sha256: string }>(sql`
        insert into ${sensitiveContents} (sha256)
        select distinct ${analysisResults.sha256} from ${analysisResults} join ${blobs} on ${blobs.sha256} = ${analysisResults.sha256}
        where ${analysisResults.analyzer} = ${SENSITIVE_ANALYZER} and ${analysisResults.state} = 'done' and ${analysisResults.output} ->> 'sensitive' = 'true'
        on conflict do nothing returning sha256`)
    : await tx.delete(sensitiveContents).returning({ sha256: sensitiveContents.sha256 })
  const rows = await tx.execute<{ id: string }>(sql`select ${files.id} as id from ${files} where ${files.sha256} = any(${sql.param(changed.map(({ sha256 }) => sha256))}::text[]) order by 1`)
  return rows.map(({ id }) => id)
}

/** What people said of these files, by file. */
export async function saidOfFiles(on: Queryable, fileIds: readonly string[]): Promise<Map<string, boolean>> {
  if (fileIds.length === 0) return new Map()
  const rows = await on.select({ id: sensitiveDecisions.fileId, sensitive: sensitiveDecisions.sensitive }).from(sensitiveDecisions).where(inArray(sensitiveDecisions.fileId, [...fileIds]))
  return new Map(rows.map(({ id, sensitive }) => [id, sensitive]))
}
