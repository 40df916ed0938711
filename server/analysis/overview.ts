import { sql } from 'drizzle-orm'
import type { ModelState } from '../inference/index.ts'
import type { Database } from '../platform/database.ts'
import { analyzerStates, type AnalyzerStateParts } from './current-runs.ts'
import type { Kind } from './define-analyzer.ts'
import { countLacking } from './outstanding.ts'

/** One line of the jobs page. */
export interface AnalyzerOverview {
  name: string
  /** Message key. */
  title: string
  kinds: readonly Kind[]
  on: boolean
  /** Rests until a person lets it go on. */
  paused: boolean
  /** Undefined for an analyzer that needs none; else the best installed one, or why there is none. */
  model?: ModelState
  done: number
  /** Contents that it has yet to look at; 0 while it is off or lacks its model. */
  waiting: number
  failed: number
  /** Milliseconds a content, of its current revision and model. */
  meanMs?: number
}

/** How far every analyzer is. */
export async function analysisOverview(parts: AnalyzerStateParts & { db: Database }): Promise<AnalyzerOverview[]> {
  const states = await analyzerStates(parts)
  const waiting = await countLacking(parts.db, states.flatMap(({ run }) => run ?? []))
  const rows = await countResults(parts.db)
  return states.map(({ analyzer: { name, title, kinds, revision, models, modelOptional = false }, on, paused, model, weights }) => {
    const mine = rows.filter((row) => row.analyzer === name && row.revision === revision && (models.length === 0 || row.model === weights))
    const done = mine.find(({ state }) => state === 'done')
    // what works without a model lacks none
    return { name, title, kinds, on, paused, model: modelOptional && model?.installed === false ? undefined : model, done: done?.n ?? 0, waiting: waiting.get(name) ?? 0, failed: mine.find(({ state }) => state === 'failed')?.n ?? 0, meanMs: done?.ms }
  })
}

async function countResults(db: Database): Promise<{ analyzer: string; revision: number; model: string; state: string; n: number; ms: number }[]> {
  const rows = await db.execute<{ analyzer: string; revision: number; model: string; state: string; n: number; ms: number }>(sql`
    select analyzer, revision, model, state, count(*)::int as n, coalesce(round(avg(took_ms)), 0)::int as ms from analysis_results group by 1, 2, 3, 4`)
  return [...rows]
}
