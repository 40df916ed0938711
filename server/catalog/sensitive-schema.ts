import { sql } from 'drizzle-orm'
import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from '../access/schema.ts'
import { blobs, files } from '../library/schema.ts'

/** Contents that a machine takes for sensitive, while its analyzer is on; made from the results of analysis, can be made again. */
export const sensitiveContents = pgTable('sensitive_contents', {
  sha256: text().primaryKey().references(() => blobs.sha256, { onDelete: 'cascade' }),
})

/** What people said of files: it counts instead of what a machine says, whether or not the analyzer is on. */
export const sensitiveDecisions = pgTable('sensitive_decisions', {
  fileId: uuid('file_id').primaryKey().references(() => files.id, { onDelete: 'cascade' }),
  /** false: it is not, whatever a machine says. */
  sensitive: boolean().notNull(),
  decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
  decidedAt: timestamp('decided_at', { withTimezone: true }).notNull().default(sql`now()`),
})
