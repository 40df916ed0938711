import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { blobs } from './schema.ts'

/** Folders that people made: they stay while nothing lies in them. A folder that holds files needs no row. */
export const madeFolders = pgTable('made_folders', {
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  path: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [primaryKey({ columns: [t.spaceId, t.path] })])

/** What people put beside their media and is none itself (notes, subtitles, project files): kept whole, never in the timeline. */
export const otherFiles = pgTable('other_files', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id),
  folder: text().notNull(),
  name: text().notNull(),
  sha256: text().notNull().references(() => blobs.sha256),
  size: bigint({ mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
  /** Deleted or replaced then; kept as long as the trash keeps. */
  trashedAt: timestamp('trashed_at', { withTimezone: true }),
}, (t) => [
  uniqueIndex('other_files_place_key').on(t.spaceId, t.folder, t.name).where(sql`${t.trashedAt} is null`), // one live file a place
  index('other_files_sha256_idx').on(t.sha256), // whether a content is still held
  index('other_files_trashed_at_idx').on(t.trashedAt).where(sql`${t.trashedAt} is not null`), // the nightly purge
])
