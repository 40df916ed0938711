import { sql } from 'drizzle-orm'
import { customType, index, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { files } from '../library/schema.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Words people gave; a tree within a space. */
export const tags = pgTable('tags', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  /** Null at the top. */
  parentId: uuid('parent_id'),
  name: text().notNull(),
  /** Names from the top, joined by '/': 'Travel/Rome'; kept by the use-cases, so that a subtree is one prefix. */
  path: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [uniqueIndex('tags_path_key').on(t.spaceId, sql`lower(${t.path})`), index('tags_parent_idx').on(t.parentId)]) // a tag by what it is called; its children

/** Which file carries which tag, by whose hand. */
export const fileTags = pgTable('file_tags', {
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  tagId: uuid('tag_id').notNull().references(() => tags.id, { onDelete: 'cascade' }),
  addedBy: uuid('added_by').references(() => users.id, { onDelete: 'set null' }),
  addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [primaryKey({ columns: [t.fileId, t.tagId] }), index('file_tags_tag_idx').on(t.tagId, t.fileId)]) // the files of a tag

/** What each person thinks of a file: theirs alone. */
export const fileMarks = pgTable('file_marks', {
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  /** 0 or 1. */
  favorite: smallint().notNull().default(0),
  /** 0 (none) to 5. */
  rating: smallint().notNull().default(0),
  /** Where playing stopped. */
  positionMs: integer('position_ms'),
}, (t) => [primaryKey({ columns: [t.userId, t.fileId] }), index('file_marks_favorite_idx').on(t.userId).where(sql`${t.favorite} = 1`)]) // a person's favourites

/** One undoable human decision: who, when, what it was before and after; append-only. */
export const changes = pgTable('changes', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** 'tag-added', 'tag-removed', 'file-trashed', 'version-restored' … */
  action: text().notNull(),
  /** The files it touched; a bulk edit of 10,000 is one change. */
  fileIds: uuid('file_ids').array().notNull(),
  before: jsonb().notNull(),
  after: jsonb().notNull(),
  /** The change that took this one back. */
  undoneBy: uuid('undone_by'),
}, (t) => [index('changes_space_at_idx').on(t.spaceId, t.at.desc()), index('changes_files_idx').using('gin', t.fileIds)]) // history of a file

/** What the search box looks in: one row a file, made from the rooms to the left, can be made again. */
export const searchDocuments = pgTable('search_documents', {
  fileId: uuid('file_id').primaryKey().references(() => files.id, { onDelete: 'cascade' }),
  spaceId: uuid('space_id').notNull(),
  /** A: title, name, tags · B: folder, artist, album, camera · C: descriptions, keywords · D: text read in the picture; 'simple' over unaccented words. */
  words: tsvector().notNull(),
  /** Lower-case, unaccented names, tags and the like: trigrams forgive typos. */
  fuzzy: text().notNull(),
  /** What the picture reads, as read. */
  text: text().notNull().default(''),
  /** Names of colours with at least their least share, 'red' … */
  colors: text().array().notNull().default(sql`'{}'`),
  indexedAt: timestamp('indexed_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [
  index('search_documents_words_idx').using('gin', t.words), // whole words and their beginnings
  index('search_documents_fuzzy_idx').using('gin', sql`${t.fuzzy} gin_trgm_ops`), // typos
  index('search_documents_text_idx').using('gin', sql`${t.text} gin_trgm_ops`), // text: by any part of a word, also in scripts without spaces
  index('search_documents_colors_idx').using('gin', t.colors), // color:
])
