import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { blobs } from '../library/schema.ts'

/** done: output holds it · failed: reason says why, tried again by hand or by a new revision. */
export const analysisState = pgEnum('analysis_state', ['done', 'failed'])

/** What one analyzer found in one content; can be thrown away and made again. */
export const analysisResults = pgTable('analysis_results', {
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** 'image.text', 'image.colors' … */
  analyzer: text().notNull(),
  revision: integer().notNull(),
  /** sha256 of the weights, several joined by '+'; '' for an analyzer without a network. */
  model: text().notNull(),
  state: analysisState().notNull(),
  /** As the analyzer's own schema says. */
  output: jsonb(),
  /** Message key with its values. */
  reason: jsonb().$type<{ key: string; params: Record<string, string | number> }>(),
  attempts: integer().notNull().default(1),
  /** Milliseconds of work. */
  tookMs: integer('took_ms'),
  finishedAt: timestamp('finished_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [
  primaryKey({ columns: [t.sha256, t.analyzer, t.revision, t.model] }),
  index('analysis_results_state_idx').on(t.analyzer, t.state), // the jobs page: how many are done, which failed
])
