import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, pgEnum, pgSequence, pgTable, primaryKey, real, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { blobs } from '../library/schema.ts'
import { bytea } from '../platform/bytea.ts'

/** person: someone · pet: an animal of the house. */
export const personKind = pgEnum('person_kind', ['person', 'pet'])
/** shown: to be seen · removed: a person said that it is no face; stays, so that no later run brings it back. */
export const faceState = pgEnum('face_state', ['shown', 'removed'])

/** Who can be seen in pictures of a space, by name or not yet; the name stands here alone, so that renaming is instant. */
export const people = pgTable('people', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  kind: personKind().notNull().default('person'),
  /** Null for someone whom a machine saw several times and nobody has named. */
  name: text(),
  hidden: boolean().notNull().default(false),
  /** The face that stands for this person; null: the best one. */
  portraitId: uuid('portrait_id'),
  birthday: date({ mode: 'string' }),
  /** A person has said something of them: no machine merges or splits them any more. */
  decided: boolean().notNull().default(false),
  /** Merged into another, or nothing is left of them; the row stays so that it can be taken back. */
  gone: boolean().notNull().default(false),
  mergedInto: uuid('merged_into'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [
  uniqueIndex('people_name_key').on(t.spaceId, t.kind, sql`lower(${t.name})`).where(sql`${t.name} is not null and not ${t.gone}`), // a person by name
  index('people_space_idx').on(t.spaceId).where(sql`not ${t.gone}`), // the people of a space
])

/** Goes up with every centroid that is written: whoever remembers centroids reads only what is newer. */
export const peopleRevisions = pgSequence('people_revisions')

/** The mean of a person's good faces in one space of vectors; made from faces, can be made again. */
export const personCentroids = pgTable('person_centroids', {
  personId: uuid('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  /** Which network's vectors they are: 'dlib-128'. */
  vectorSpace: text('vector_space').notNull(),
  /** float32, little endian. */
  centroid: bytea().notNull(),
  /** Faces in the mean; 0 when none is left. */
  faces: integer().notNull(),
  revision: bigint({ mode: 'number' }).notNull(),
  /** The revision that the repair last looked at. */
  repairedRevision: bigint('repaired_revision', { mode: 'number' }).notNull().default(0),
}, (t) => [
  primaryKey({ columns: [t.personId, t.vectorSpace] }),
  index('person_centroids_revision_idx').on(t.spaceId, t.vectorSpace, t.revision), // what is newer than what is remembered
])

/** A face in a content as one space sees it: where it is, and whose it is. */
export const faces = pgTable('faces', {
  id: uuid().primaryKey(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** Place among the faces of the latest analysis; null for one that was drawn, or that the latest analysis did not find. */
  index: integer(),
  kind: personKind().notNull().default('person'),
  /** 0 to 1 of the upright picture: x, y, width, height. */
  box: real().array().notNull(),
  /** How sure the machine is that it is a face, 0 to 1; null for a drawn one. */
  score: real(),
  /** Size, sharpness and pose together, 0 to 1; null for a drawn one. */
  quality: real(),
  vectorSpace: text('vector_space'),
  /** float32, little endian; null where no network has looked. */
  embedding: bytea(),
  state: faceState().notNull().default('shown'),
  /** Files of the space that show it and are present; people/count-shown.ts keeps it in step, so that counting faces need not look at files. */
  shownIn: integer('shown_in').notNull().default(0),
  personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
  /** A person's word is never overwritten by a machine's. */
  assignedBy: text('assigned_by').$type<'machine' | 'person'>(),
  /** How far it was from the person when a machine assigned it. */
  distance: real(),
  /** Whom it may be, while nobody is assigned. */
  suggestedId: uuid('suggested_id').references(() => people.id, { onDelete: 'set null' }),
  suggestedDistance: real('suggested_distance'),
  /** The repair goes round through faces of nobody. */
  lookedAt: timestamp('looked_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
}, (t) => [
  index('faces_content_idx').on(t.sha256, t.spaceId), // the faces of a file
  index('faces_person_idx').on(t.personId, t.sha256).where(sql`${t.state} = 'shown'`), // the pictures of a person
  index('faces_seen_idx').on(t.personId, t.quality.desc().nullsLast(), t.id, t.shownIn).where(sql`${t.state} = 'shown' and ${t.shownIn} > 0`), // how many faces and files of a person can be seen, and the best face
  index('faces_suggested_idx').on(t.suggestedId).where(sql`${t.suggestedId} is not null`), // is this Ann?
  index('faces_loose_idx').on(t.spaceId, t.lookedAt).where(sql`${t.personId} is null and ${t.state} = 'shown'`), // faces of nobody
])

/** Whom a face is not, as a person said: never assigned or suggested again. */
export const faceRefusals = pgTable('face_refusals', {
  faceId: uuid('face_id').notNull().references(() => faces.id, { onDelete: 'cascade' }),
  personId: uuid('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }),
}, (t) => [primaryKey({ columns: [t.faceId, t.personId] }), index('face_refusals_person_idx').on(t.personId)]) // what was refused for a person
