import { bigint, boolean, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { appPasswords } from '../access/schema.ts'
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

/** What a device with an app password opened and wrote lately: the last few of each, kept 30 days. */
export const deviceFiles = pgTable('device_files', {
  appPasswordId: uuid('app_password_id').notNull().references(() => appPasswords.id, { onDelete: 'cascade' }),
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  /** False: it was read. */
  wrote: boolean().notNull(),
  /** The last time. */
  at: timestamp({ withTimezone: true }).notNull(),
}, (t) => [
  primaryKey({ columns: [t.appPasswordId, t.fileId, t.wrote] }),
  index('device_files_file_id_idx').on(t.fileId), // a file is purged
])
