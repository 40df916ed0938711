import { boolean, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from '../../access/schema.ts'

/** Locks that WebDAV clients hold; a row past its time counts for nothing and goes with the next lock. */
export const davLocks = pgTable('dav_locks', {
  /** What the client calls it: 'urn:uuid:…'. */
  token: text().primaryKey(),
  /** Of the resource; see resource-key.ts. */
  key: text().notNull(),
  /** Depth infinity: all below is locked too. */
  deep: boolean().notNull(),
  shared: boolean().notNull(),
  /** The DAV:owner element's content, as the client wrote it. */
  owner: text().notNull(),
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  /** Root of the lock as the client knows it. */
  href: text().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [index('dav_locks_key_idx').on(t.key)]) // whether a resource, one above or one below it is locked

/** Dead properties: what WebDAV clients wrote beside a resource, kept as written. */
export const davProperties = pgTable('dav_properties', {
  /** Of the resource; see resource-key.ts. */
  key: text().notNull(),
  namespace: text().notNull(),
  name: text().notNull(),
  /** The content of the property's element as XML. */
  value: text().notNull(),
  /** xml:lang that was in force; '' for none. */
  language: text().notNull().default(''),
}, (t) => [primaryKey({ columns: [t.key, t.namespace, t.name] })])
