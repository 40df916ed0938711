import { bigint, boolean, doublePrecision, index, integer, jsonb, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { files, sources } from '../library/schema.ts'

/** waiting: seen, not read yet · known: in the library · refused: see refusals · gone: no longer in its folder. */
export const entryState = pgEnum('entry_state', ['waiting', 'known', 'refused', 'gone'])

/** What the scan saw in a source, file by file: unchanged is size + mtime + inode, so that a re-scan reads no content. */
export const sourceEntries = pgTable('source_entries', {
  id: uuid().primaryKey(),
  sourceId: uuid('source_id').notNull().references(() => sources.id, { onDelete: 'cascade' }),
  /** Below the root, with '/' between segments. */
  path: text().notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  /** Milliseconds since 1970, as stat gives them. */
  mtimeMs: doublePrecision('mtime_ms').notNull(),
  /** As a double: an inode wider than 53 bits loses digits, which equality survives. */
  inode: doublePrecision().notNull(),
  state: entryState().notNull(),
  sha256: text(),
  /** Null also when a person deleted the file for good: it stays in its folder and is not taken in again. */
  fileId: uuid('file_id').references(() => files.id, { onDelete: 'set null' }),
}, (t) => [
  uniqueIndex('source_entries_path_key').on(t.sourceId, t.path),
  index('source_entries_sha256_idx').on(t.sha256), // a gone and a new entry of one content is a move
  index('source_entries_state_idx').on(t.sourceId, t.state), // what waits, what is gone
])

export const scanState = pgEnum('scan_state', ['running', 'finished', 'stopped', 'failed'])

/** One walk over a source. */
export const scans = pgTable('scans', {
  id: uuid().primaryKey(),
  sourceId: uuid('source_id').notNull().references(() => sources.id, { onDelete: 'cascade' }),
  state: scanState().notNull(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true }),
  seen: integer().notNull().default(0),
  fresh: integer().notNull().default(0),
  changed: integer().notNull().default(0),
  moved: integer().notNull().default(0),
  missing: integer().notNull().default(0),
  /** Message key and values when it stopped to ask: the mount is away, too much is missing. */
  question: jsonb().$type<{ key: string; params: Record<string, string | number> }>(),
  /** A person looked and said: go on, these files are really gone. */
  confirmed: boolean().notNull().default(false),
  /** Only this folder below the root was walked; '' is all of it. */
  under: text().notNull().default(''),
}, (t) => [index('scans_source_started_idx').on(t.sourceId, t.startedAt.desc())]) // the last scan of a source

/** receiving: bytes arrive · received: all there, waits to be taken in · then how it ended. */
export const uploadState = pgEnum('upload_state', ['receiving', 'received', 'taken-in', 'duplicate', 'refused', 'failed'])

/** A file on its way from a browser. */
export const uploads = pgTable('uploads', {
  /** The id that the resumable upload protocol knows it by. */
  id: text().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id),
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  folder: text().notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  /** Milliseconds since 1970: what the browser says of the file's last change. */
  modifiedMs: doublePrecision('modified_ms'),
  state: uploadState().notNull(),
  /** The file that it became, or whose bytes it repeats. */
  fileId: uuid('file_id').references(() => files.id, { onDelete: 'set null' }),
  reason: jsonb().$type<{ key: string; params: Record<string, string | number> }>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  endedAt: timestamp('ended_at', { withTimezone: true }),
}, (t) => [index('uploads_user_created_idx').on(t.userId, t.createdAt.desc())]) // the tray after a reload

/** Files that could not be taken in, with the reason for people. */
export const refusals = pgTable('refusals', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id),
  /** Null for an upload. */
  sourceId: uuid('source_id').references(() => sources.id, { onDelete: 'cascade' }),
  folder: text().notNull(),
  name: text().notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  /** Message key with its values. */
  reason: jsonb().$type<{ key: string; params: Record<string, string | number> }>().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** A person has seen it and put it aside. */
  dismissed: boolean().notNull().default(false),
}, (t) => [uniqueIndex('refusals_place_key').on(t.spaceId, t.sourceId, t.folder, t.name), index('refusals_at_idx').on(t.spaceId, t.at.desc())]) // 'Could not be taken in', newest first
