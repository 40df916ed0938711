import { sql } from 'drizzle-orm'
import { index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { spaces, users } from '../access/schema.ts'

/** Searches that people keep under a name; what they find is looked for anew each time. */
export const savedSearches = pgTable('saved_searches', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  /** The space whose people see it too; null while it is its owner's alone. */
  sharedWith: uuid('shared_with').references(() => spaces.id, { onDelete: 'set null' }),
  name: text().notNull(),
  /** As typed into the search box. */
  query: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [
  uniqueIndex('saved_searches_name_key').on(t.userId, sql`lower(${t.name})`), // a person's own, each name once
  index('saved_searches_shared_idx').on(t.sharedWith).where(sql`${t.sharedWith} is not null`), // those that a space sees
])
