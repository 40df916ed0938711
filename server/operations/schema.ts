import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { files } from '../library/schema.ts'

/** What devices without a login opened; kept 90 days. */
export const deviceOpenings = pgTable('device_openings', {
  id: uuid().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** As the device calls itself, or the name of its row in the table of clients. */
  device: text().notNull(),
  address: text().notNull(),
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
}, (t) => [
  index('device_openings_at_idx').on(t.at), // newest first, and the sweep
  index('device_openings_file_id_idx').on(t.fileId), // a file is purged
])

/** Where playing stopped on a device without a login: one place a file for the whole house. */
export const deviceBookmarks = pgTable('device_bookmarks', {
  fileId: uuid('file_id').primaryKey().references(() => files.id, { onDelete: 'cascade' }),
  positionMs: bigint('position_ms', { mode: 'number' }).notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
})
