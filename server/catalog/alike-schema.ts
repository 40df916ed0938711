import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, real, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { blobs, files } from '../library/schema.ts'
import { bytea } from '../platform/bytea.ts'

/** How a picture of a space looks, by content: two fingerprints and 32 × 32 fields of lightness; made from image.hash, can be made again. */
export const looks = pgTable('looks', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** 64 bits of layout and of light; PostgreSQL counts them as a signed number. */
  phash: bigint({ mode: 'bigint' }).notNull(),
  average: bigint({ mode: 'bigint' }).notNull(),
  /** The five pieces of phash: 13, 13, 13, 13 and 12 bits. Two that differ in 4 of 64 bits at most have one in common, and each index holds all that a search looks at. */
  piece1: smallint().notNull(),
  piece2: smallint().notNull(),
  piece3: smallint().notNull(),
  piece4: smallint().notNull(),
  piece5: smallint().notNull(),
  /** A byte for each field, row after row. */
  plane: bytea().notNull(),
}, (t) => [
  uniqueIndex('looks_content_key').on(t.sha256, t.spaceId), // the look of a file
  index('looks_piece1_idx').on(t.spaceId, t.piece1, t.phash, t.average, t.id), // what looks alike
  index('looks_piece2_idx').on(t.spaceId, t.piece2, t.phash, t.average, t.id), // what looks alike
  index('looks_piece3_idx').on(t.spaceId, t.piece3, t.phash, t.average, t.id), // what looks alike
  index('looks_piece4_idx').on(t.spaceId, t.piece4, t.phash, t.average, t.id), // what looks alike
  index('looks_piece5_idx').on(t.spaceId, t.piece5, t.phash, t.average, t.id), // what looks alike
])

/** How a picture of a space looks from near, by content: points by which it is found in another that it was cut out of; made from image.hash, can be made again. Apart from looks, so that the rows of both stay small. */
export const closeLooks = pgTable('close_looks', {
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** Words for the points, of which copies share some. */
  words: integer().array().notNull(),
  /** Points and 64 × 64 fields of lightness, as image.hash packs them. */
  points: bytea().notNull(),
  fields: bytea().notNull(),
}, (t) => [
  primaryKey({ columns: [t.sha256, t.spaceId] }),
  index('close_looks_words_idx').using('gin', t.words), // what shares words
])

/** What comparing close looks said of two contents of a space: that they fit each other as copies, also cut, turned or toned, or that they only look the same from afar. Can be found again. */
export const lookFits = pgTable('look_fits', {
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  /** The lower of both hashes. */
  one: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  other: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** Correlation of lightness where they overlap, up to 1; 0 where they differ. */
  likeness: real().notNull(),
}, (t) => [primaryKey({ columns: [t.one, t.other, t.spaceId] }), index('look_fits_other_idx').on(t.other)]) // what fits a content

export type LikenessKind = 'copies' | 'burst'

/** A question: files that show the same picture (copies), or the same moment (burst). Found by machine, never acted on by it. */
export const likenessGroups = pgTable('likeness_groups', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  kind: text().$type<LikenessKind>().notNull(),
  /** Members that are in the library now; a question only from two on. */
  files: integer().notNull().default(0),
  /** Bytes of all of those but the largest. */
  gain: bigint({ mode: 'number' }).notNull().default(0),
  foundAt: timestamp('found_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [index('likeness_groups_gain_idx').on(t.spaceId, t.kind, t.gain.desc(), t.id).where(sql`${t.files} > 1`)]) // the questions of a space, largest gain first

/** Which files a question is about; also those that lie in the trash, so that they are asked about again when they come back. */
export const likenessMembers = pgTable('likeness_members', {
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  kind: text().$type<LikenessKind>().notNull(),
  groupId: uuid('group_id').notNull().references(() => likenessGroups.id, { onDelete: 'cascade' }),
}, (t) => [primaryKey({ columns: [t.fileId, t.kind] }), index('likeness_members_group_idx').on(t.groupId)]) // the files of a question

/** What a person said of files that look alike: they stay beside each other, and are never asked about again. */
export const likenessAnswers = pgTable('likeness_answers', {
  answerId: uuid('answer_id').notNull(),
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  answeredBy: uuid('answered_by').references(() => users.id, { onDelete: 'set null' }),
}, (t) => [primaryKey({ columns: [t.fileId, t.answerId] }), index('likeness_answers_answer_idx').on(t.answerId)]) // the files of an answer
