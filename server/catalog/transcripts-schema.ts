import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, real, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from '../access/schema.ts'
import { files } from '../library/schema.ts'
import { bytea } from '../platform/bytea.ts'
import { people } from './people-schema.ts'

/** What people wrote in place of what a machine heard, by the stretch of time that it stands for; no later run overwrites it. */
export const transcriptEdits = pgTable('transcript_edits', {
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  startMs: integer('start_ms').notNull(),
  endMs: integer('end_ms').notNull(),
  /** Empty: nothing is said there, whatever a machine hears. */
  text: text().notNull(),
  editedBy: uuid('edited_by').references(() => users.id, { onDelete: 'set null' }),
  editedAt: timestamp('edited_at', { withTimezone: true }).notNull().default(sql`now()`),
}, (t) => [primaryKey({ columns: [t.fileId, t.startMs] })])

/** Who a voice in a file is, as a person said; found again after a later run by how it sounds, else by when it speaks. */
export const speakerNames = pgTable('speaker_names', {
  id: uuid().primaryKey(),
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  personId: uuid('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
  /** sha256 of the network by which it was heard: only voices of one network can be compared. */
  weights: text().notNull(),
  /** Mean of its windows, float32, little endian; null where the answer had none. */
  voice: bytea(),
  /** Its longest stretches, start and end in turn, seconds. */
  stretches: real().array().notNull(),
  namedBy: uuid('named_by').references(() => users.id, { onDelete: 'set null' }),
  namedAt: timestamp('named_at', { withTimezone: true }).notNull().default(sql`now()`),
}, (t) => [
  index('speaker_names_file_idx').on(t.fileId), // the voices of a file
  index('speaker_names_person_idx').on(t.personId, t.fileId), // speaker:
])

/** How many speak in a file, where a person said so; the machine's guess counts elsewhere. */
export const speakerCounts = pgTable('speaker_counts', {
  fileId: uuid('file_id').primaryKey().references(() => files.id, { onDelete: 'cascade' }),
  count: smallint().notNull(),
  saidBy: uuid('said_by').references(() => users.id, { onDelete: 'set null' }),
  saidAt: timestamp('said_at', { withTimezone: true }).notNull().default(sql`now()`),
})
