import { index, integer, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { blobs } from '../library/schema.ts'

/** ready: its bytes are there · failed: it could not be made, `reason` says why · needless: this content does without it (it plays as it is, has no cover). */
export const renditionState = pgEnum('rendition_state', ['ready', 'failed', 'needless'])

/** What was drawn from a content; its bytes lie at renditions/aa/bb/<sha256>/<profile>.<ending> below the data folder. */
export const renditions = pgTable('renditions', {
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  profile: text().notNull(),
  /** Goes up when the profile would draw otherwise; older ones are made again in the background. */
  revision: integer().notNull(),
  state: renditionState().notNull(),
  mediaType: text('media_type'),
  /** Ending of the stored file without its dot. */
  ending: text(),
  width: integer(),
  height: integer(),
  size: integer(),
  /** Message key of the reason when state is failed. */
  reason: text(),
  madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [primaryKey({ columns: [t.sha256, t.profile] }), index('renditions_profile_idx').on(t.profile, t.revision)]) // which are out of date
