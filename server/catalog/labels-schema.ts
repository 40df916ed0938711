import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgEnum, pgTable, primaryKey, real, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'
import { blobs, files } from '../library/schema.ts'

/** object: a thing in the picture · scene: the place that the whole of it shows. */
export const labelKind = pgEnum('label_kind', ['object', 'scene'])
/** accepted: became a tag · refused: is not there, whatever a machine says. */
export const labelVerdict = pgEnum('label_verdict', ['accepted', 'refused'])

/** What machines see in a content, one row a label; made from the results of analysis, can be made again. */
export const contentLabels = pgTable('content_labels', {
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  kind: labelKind().notNull(),
  /** As the analyzer says it: 'dog', 'beach_coast'. */
  label: text().notNull(),
  /** 0 to 1, of the surest of its things. */
  score: real().notNull(),
  /** The analyzer is sure enough of it to show it; what is not shown is only found by its filter. */
  shown: boolean().notNull(),
  /** How many there are; 1 for a scene. */
  count: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.sha256, t.kind, t.label] }), index('content_labels_label_idx').on(t.kind, t.label, t.score)]) // which pictures a new threshold touches

/** What people said of what a machine saw in a file. */
export const labelDecisions = pgTable('label_decisions', {
  fileId: uuid('file_id').notNull().references(() => files.id, { onDelete: 'cascade' }),
  kind: labelKind().notNull(),
  label: text().notNull(),
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  verdict: labelVerdict().notNull(),
  /** How sure the machine was, 0 to 1. */
  score: real().notNull(),
  decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
  decidedAt: timestamp('decided_at', { withTimezone: true }).notNull().default(sql`now()`),
}, (t) => [primaryKey({ columns: [t.fileId, t.kind, t.label] }), index('label_decisions_label_idx').on(t.spaceId, t.kind, t.label)]) // what a space learned of a label

/** How sure a machine must be of a label before a space believes it; made from the decisions, lacks labels that nobody refused often. */
export const labelThresholds = pgTable('label_thresholds', {
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  kind: labelKind().notNull(),
  label: text().notNull(),
  /** 0 to 1: a score has to reach it. */
  least: real().notNull(),
}, (t) => [primaryKey({ columns: [t.spaceId, t.kind, t.label] })])
