import { bigint, integer, pgTable, timestamp } from 'drizzle-orm/pg-core'

/** Changes that the tree may show, one row a change until several are gathered into one: their sum only rises. Never updated, so that two writers need not wait for each other. */
export const treeChanges = pgTable('tree_changes', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** How many changes the row stands for. */
  changes: integer().notNull().default(1),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
})
