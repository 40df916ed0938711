import { sql, type SQL } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { bytea } from '../platform/bytea.ts'

export const kind = pgEnum('kind', ['image', 'audio', 'video'])
/** present: to be seen · missing: its source no longer holds it · trashed: a person threw it away. */
export const fileState = pgEnum('file_state', ['present', 'missing', 'trashed'])

/** Folders of the owner's that are indexed in place and never written to. */
export const sources = pgTable('sources', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id),
  name: text().notNull(),
  /** Absolute path on this machine, real (no symlinks). */
  root: text().notNull(),
  enabled: boolean().notNull().default(true),
  /** Globs, relative to the root, that are passed over; .mantelignore files are obeyed besides. */
  ignore: jsonb().$type<string[]>().notNull().default([]),
  /** Device and inode of the root when its files were last seen: an empty mount point has others. */
  marker: text(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [uniqueIndex('sources_root_key').on(t.root)])

/** Stored or indexed bytes, addressed by content. */
export const blobs = pgTable('blobs', {
  /** Lower-case hex sha256 of the bytes. */
  sha256: text().primaryKey(),
  size: bigint({ mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  /** True when storage holds the bytes; false when only a source does. */
  stored: boolean().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** A moment with the wall clock and zone of the place; see the columns taken_* of files. */
export interface Taken { at: string; local: string; zone: string | null; from: 'embedded' | 'name' | 'modified' }

/** A file's name without its ending, in the form in which names are compared by those who take no sign for a letter that a file system forbids; what a tree shows under one name has one stem. */
export const stemOf = (name: SQL): SQL => sql`lower(regexp_replace(regexp_replace(normalize(${name}, NFC), '[\\u0001-\\u001f\\u007f-\\u009f/\\\\:*?"<>|]', '_', 'g'), '\\.[^.]*$', ''))`

/** One thing in the library with a stable identity. Facts of the current version are repeated here because every list shows them. */
export const files = pgTable('files', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id),
  /** Null for a managed file (uploaded); else the source that it lies in. */
  sourceId: uuid('source_id').references(() => sources.id),
  kind: kind().notNull(),
  name: text().notNull(),
  /** Where people see it: 'Holidays/Rome', '' for the top; for a source relative to its root. */
  folder: text().notNull(),
  state: fileState().notNull().default('present'),
  versionId: uuid('version_id').notNull(),
  sha256: text().notNull(),
  mediaType: text('media_type').notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  /** Upright pixels; null for sound. */
  width: integer(),
  height: integer(),
  durationMs: bigint('duration_ms', { mode: 'number' }),
  thumbhash: bytea(),
  /** The instant it was taken; where nothing in the file says it, the file's modification time. */
  takenAt: timestamp('taken_at', { withTimezone: true }).notNull(),
  /** Clock on the wall when it was taken: days on the timeline are by this. */
  takenLocal: timestamp('taken_local', { withTimezone: false, mode: 'string' }).notNull(),
  /** IANA name or ±hh:mm of the place where it was taken; null when not known. */
  takenZone: text('taken_zone'),
  /** embedded: the file says so · name: its name does · modified: only the file's modification time. */
  takenFrom: text('taken_from').$type<'embedded' | 'name' | 'modified'>().notNull(),
  addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  missingSince: timestamp('missing_since', { withTimezone: true }),
  trashedAt: timestamp('trashed_at', { withTimezone: true }),
  trashedBy: uuid('trashed_by').references(() => users.id, { onDelete: 'set null' }),
}, (t) => [
  // the timeline: newest first within the actor's spaces; with the facts that give its shape, which is then made from the index alone
  index('files_timeline_idx').on(t.spaceId, t.takenLocal.desc(), t.id.desc(), t.kind, t.width, t.height).where(sql`${t.state} = 'present'`),
  // one live name a place: an upload of the same name becomes a new version; what is trashed leaves its name free
  uniqueIndex('files_place_key').on(t.spaceId, sql`coalesce(${t.sourceId}, '00000000-0000-0000-0000-000000000000'::uuid)`, t.folder, t.name).where(sql`${t.state} <> 'trashed'`),
  index('files_stem_idx').on(t.spaceId, stemOf(sql`${t.name}`)).where(sql`${t.state} = 'present'`), // names that would be one in the tree
  index('files_name_idx').on(t.spaceId, sql`${t.name} collate "und-x-icu"`, t.id).where(sql`${t.state} = 'present'`), // by name, as devices ask for very long lists
  index('files_named_idx').using('gin', sql`lower(${t.name}) gin_trgm_ops`).where(sql`${t.state} = 'present'`), // names that hold a text, as devices search
  index('files_sha256_idx').on(t.sha256), // duplicates; renditions and analyses come back by content
  index('files_added_at_idx').on(t.spaceId, t.addedAt.desc()), // recently added
  index('files_source_id_idx').on(t.sourceId), // what a source holds
  index('files_trashed_at_idx').on(t.trashedAt).where(sql`${t.state} = 'trashed'`), // the trash page and the purge
])

/** One immutable content of a file; number 1 is the first. */
export const versions = pgTable('versions', {
  id: uuid().primaryKey(),
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  number: integer().notNull(),
  sha256: text().notNull().references(() => blobs.sha256),
  size: bigint({ mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  /** Path below the source's root; null for managed files, whose bytes lie in storage. */
  sourcePath: text('source_path'),
  width: integer(),
  height: integer(),
  durationMs: bigint('duration_ms', { mode: 'number' }),
  thumbhash: bytea(),
  /** When it was taken as this content says it, so that going back to it brings its day along. */
  taken: jsonb().$type<Taken>().notNull(),
  /** What was odd yet not refused, as message keys with their values: a wrong ending, a damaged tail. */
  notes: jsonb().$type<{ key: string; params: Record<string, string | number> }[]>().notNull().default([]),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
}, (t) => [uniqueIndex('versions_file_number_key').on(t.fileId, t.number), index('versions_sha256_idx').on(t.sha256)]) // which files hold this content
