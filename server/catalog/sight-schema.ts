import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { users } from '../access/schema.ts'
import { tags } from './schema.ts'

/** Which tags, with all below them, a person is limited to whose row of users says so; the function seen_by makes files of it. */
export const tagLimits = pgTable('tag_limits', {
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  /** A tag that is deleted leaves less to see, never more. */
  tagId: uuid('tag_id').notNull().references(() => tags.id, { onDelete: 'cascade' }),
}, (t) => [primaryKey({ columns: [t.userId, t.tagId] }), index('tag_limits_tag_idx').on(t.tagId)]) // goes with its tag
