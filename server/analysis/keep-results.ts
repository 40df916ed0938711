import { eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../platform/database.ts'
import type { Clock } from '../platform/clock.ts'
import type { Events } from '../platform/events.ts'
import type { Run } from './current-runs.ts'
import { analysisCompleted } from './events.ts'
import type { Outcome } from './run-analyzers.ts'
import { analysisResults } from './schema.ts'

export interface KeepParts { db: Database; events: Events; clock: Clock }

/** What came of a run, to be kept. */
export interface Kept { run: Run; outcome: Outcome; attempts: number }

/** Keeps results and tells of them in one transaction; a result that stands already is left as it is. */
export async function keepResults({ db, events, clock }: KeepParts, sha256: string, kept: readonly Kept[]): Promise<void> {
  if (kept.length === 0) return
  await db.transaction(async (tx) => {
    for (const one of kept) {
      if (await keep(tx, sha256, one, clock.now()) && one.outcome.state === 'done') await events.publish(tx, analysisCompleted, { sha256, analyzer: one.run.analyzer })
    }
  })
}

async function keep(tx: Transaction, sha256: string, { run, outcome, attempts }: Kept, finishedAt: Date): Promise<boolean> {
  const found = outcome.state === 'done' ? { state: 'done' as const, output: outcome.output, reason: null } : { state: 'failed' as const, output: null, reason: outcome.reason }
  const facts = { ...found, attempts, tookMs: outcome.tookMs, finishedAt }
  const rows = await tx.insert(analysisResults).values({ sha256, analyzer: run.analyzer, revision: run.revision, model: run.weights, ...facts })
    .onConflictDoUpdate({
      target: [analysisResults.sha256, analysisResults.analyzer, analysisResults.revision, analysisResults.model],
      set: facts, setWhere: eq(analysisResults.state, sql`'failed'`),
    }).returning({ sha256: analysisResults.sha256 })
  return rows.length > 0
}
