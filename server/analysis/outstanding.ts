import { and, eq, ne, sql, type SQL } from 'drizzle-orm'
import { files } from '../library/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Run } from './current-runs.ts'
import type { WaitingContent } from './enqueue-contents.ts'
import { analysisResults } from './schema.ts'

/** The runs of its kind that a content has no result of, failed ones included: those wait for a person. Empty once no file holds it. */
export async function outstandingRuns(on: Queryable, sha256: string, runs: readonly Run[]): Promise<Run[]> {
  const kinds = await on.selectDistinct({ kind: files.kind }).from(files).where(and(eq(files.sha256, sha256), ne(files.state, 'trashed')))
  const have = await on.select({ analyzer: analysisResults.analyzer, revision: analysisResults.revision, model: analysisResults.model })
    .from(analysisResults).where(eq(analysisResults.sha256, sha256))
  return runs.filter((run) => kinds.some(({ kind }) => run.kinds.includes(kind))
    && !have.some((row) => row.analyzer === run.analyzer && row.revision === run.revision && row.model === run.weights))
}

/** Contents that lack a result of at least one run, those taken last first. */
export async function lackingContents(on: Queryable, runs: readonly Run[]): Promise<WaitingContent[]> {
  if (runs.length === 0) return []
  return [...await on.execute<{ sha256: string; kind: WaitingContent['kind'] }>(sql`select f.sha256, min(f.kind) as kind ${lacking(runs)} group by f.sha256 order by max(f.taken_at) desc`)]
}

/** How many contents each analyzer has yet to look at. */
export async function countLacking(on: Queryable, runs: readonly Run[]): Promise<Map<string, number>> {
  if (runs.length === 0) return new Map()
  const rows = await on.execute<{ analyzer: string; n: number }>(sql`select run.analyzer, count(distinct f.sha256)::int as n ${lacking(runs)} group by run.analyzer`)
  return new Map(rows.map(({ analyzer, n }) => [analyzer, n]))
}

function lacking(runs: readonly Run[]): SQL {
  const rows = runs.flatMap(({ analyzer, revision, weights, kinds }) => kinds.map((kind) => sql`(${analyzer}::text, ${revision}::int, ${weights}::text, ${kind}::kind)`))
  return sql`from files f join (values ${sql.join(rows, sql`, `)}) as run (analyzer, revision, model, kind) on run.kind = f.kind
    where f.state = 'present' and not exists (
      select 1 from analysis_results r where r.sha256 = f.sha256 and r.analyzer = run.analyzer and r.revision = run.revision and r.model = run.model)`
}
