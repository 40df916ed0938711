import { bigint, doublePrecision, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Message } from '../platform/errors.ts'

/** waiting: its job will come · running: bytes are coming · failed: reason says why; a person may try again. */
export const modelInstallState = pgEnum('model_install_state', ['waiting', 'running', 'failed'])

/** Models that somebody asked for and that have not arrived; a row that is deleted stops its download. */
export const modelInstalls = pgTable('model_installs', {
  /** Id of the card. */
  model: text().primaryKey(),
  state: modelInstallState().notNull().default('waiting'),
  receivedBytes: bigint('received_bytes', { mode: 'number' }).notNull().default(0),
  /** All that is to come. */
  bytes: bigint({ mode: 'number' }).notNull().default(0),
  /** Message key with its values. */
  reason: jsonb().$type<Message>(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
})

/** What each network took on this house's machines, over all workers and all times; can be thrown away. */
export const modelTimings = pgTable('model_timings', {
  /** Id of the card, and the name of the file in it. */
  model: text().notNull(),
  file: text().notNull(),
  runs: integer().notNull(),
  /** Milliseconds of all runs together. */
  totalMs: doublePrecision('total_ms').notNull(),
  /** Milliseconds that the last loading took. */
  loadMs: doublePrecision('load_ms').notNull(),
  /** By how much the memory of a process grew at most, from before the loading until after the first run. */
  memoryBytes: bigint('memory_bytes', { mode: 'number' }).notNull(),
  measuredAt: timestamp('measured_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [primaryKey({ columns: [t.model, t.file] })])
