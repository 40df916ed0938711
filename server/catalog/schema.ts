import { sql } from 'drizzle-orm'
import { bigint, customType, index, integer, jsonb, pgTable, primaryKey, real, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { files, fileState, kind } from '../library/schema.ts'

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
  /** One of history/actions.ts: 'tag-added', 'file-trashed', 'version-restored' … */
  action: text().notNull(),
  /** The files it touched; a bulk edit of 10,000 is one change. */
  fileIds: uuid('file_ids').array().notNull(),
  before: jsonb().notNull(),
  after: jsonb().notNull(),
  /** The change that took this one back. */
  undoneBy: uuid('undone_by'),
  /** The first change of the same decision where it touched several spaces: they are undone together. */
  together: uuid(),
}, (t) => [index('changes_space_at_idx').on(t.spaceId, t.at.desc()), index('changes_files_idx').using('gin', t.fileIds)]) // history of a file

/** What people say of one file: its title, and the moment it was taken where the file itself is wrong. */
export const fileDescriptions = pgTable('file_descriptions', {
  fileId: uuid('file_id').primaryKey().references(() => files.id, { onDelete: 'cascade' }),
  title: text(),
  /** Said by a person: stays when the content changes. */
  taken: jsonb().$type<{ at: string; local: string; zone: string | null }>(),
}, (t) => [index('file_descriptions_title_idx').using('gin', sql`lower(${t.title}) gin_trgm_ops`)]) // titles that hold a text, as devices search

/** One row for each change that lists of a space show: how many there are tells whether a remembered list is still right. Never updated, so that two writers need not wait for each other. */
export const listChanges = pgTable('list_changes', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
}, (t) => [index('list_changes_space_idx').on(t.spaceId, t.id)]) // count and last of a space

/** What the search box looks in: one row a file, made from the rooms to the left, can be made again. */
export const searchDocuments = pgTable('search_documents', {
  fileId: uuid('file_id').primaryKey().references(() => files.id, { onDelete: 'cascade' }),
  spaceId: uuid('space_id').notNull(),
  /** Repeated from files, so that a search for words need not look there; search/follow-files.ts keeps them in step. Not indexed: a change of theirs alone stays cheap. */
  kind: kind().notNull(),
  state: fileState().notNull(),
  takenLocal: timestamp('taken_local', { withTimezone: false, mode: 'string' }).notNull(),
  iso: integer(),
  /** A: title, name, tags · B: folder, artist, album, camera · C: descriptions, keywords, year · D: text read in the picture. Folded words by search/lexemes.ts; 'camera/canon' is a word of one field. */
  words: tsvector().notNull(),
  /** Folded name and title, one a line: name: looks in it by any part. */
  names: text().notNull(),
  /** What the picture reads, folded, one line a line: text: looks in it by any part of a word. */
  text: text().notNull().default(''),
  /** The same lines as read, to show why a file was found. */
  read: text().notNull().default(''),
  /** Names of colours with at least their least share, 'red' … */
  colors: text().array().notNull().default(sql`'{}'`),
  /** What it shows, where it was taken, and what is heard in it, as search asks for it: 'object/dog', 'object/animal', 'scene/nature', 'is/indoor', 'event/laughter', 'genre/jazz', 'key/Am'; without what people refused. */
  labels: text().array().notNull().default(sql`'{}'`),
  /** What is said in it and from which second on, one segment a line: '12.5\tHappy birthday'. */
  said: text().notNull().default(''),
  /** The same in folded words with a space around each, to look for what is said one behind the other: words hold no more than 255 places of each. */
  spoken: text().notNull().default(''),
  /** How good the picture is, 0 to 100, or the sound of a sound file; null where nobody has looked. */
  quality: smallint(),
  /** Beats a minute of music. */
  bpm: smallint(),
  /** LUFS. */
  loud: real(),
  /** How many faces it shows; people/count-faces.ts keeps it in step. */
  faces: integer().notNull().default(0),
  /** Goes up when documents are made otherwise; older ones are made again in the background. */
  revision: integer().notNull(),
  indexedAt: timestamp('indexed_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [
  index('search_documents_words_idx').using('gin', t.words),
  index('search_documents_names_idx').using('gin', sql`${t.names} gin_trgm_ops`), // name:
  index('search_documents_text_idx').using('gin', sql`${t.text} gin_trgm_ops`), // text:
  index('search_documents_much_text_idx').on(t.fileId).where(sql`octet_length(${t.text}) >= 300`), // the branch Text of the tree
  index('search_documents_colors_idx').using('gin', t.colors), // color:
  index('search_documents_labels_idx').using('gin', t.labels), // object:, scene:, is:indoor, key:
  index('search_documents_quality_idx').on(t.quality), // quality:
  index('search_documents_bpm_idx').on(t.bpm).where(sql`${t.bpm} is not null`), // bpm:
  index('search_documents_loud_idx').on(t.loud).where(sql`${t.loud} is not null`), // loud:
  index('search_documents_faces_idx').on(t.faces).where(sql`${t.faces} > 0`), // faces:
])

/** Every word that documents of a space hold: typos are mended and words completed from it; words that went may linger until a reindex. */
export const searchWords = pgTable('search_words', {
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  word: text().notNull(),
}, (t) => [
  primaryKey({ columns: [t.spaceId, t.word] }),
  index('search_words_word_idx').using('gin', sql`${t.word} gin_trgm_ops`), // words alike, words that hold a part
  index('search_words_prefix_idx').on(t.spaceId, sql`${t.word} text_pattern_ops`), // completion
])
