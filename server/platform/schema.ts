import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Choices made on the settings page; anything absent has the default that its room declares. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
