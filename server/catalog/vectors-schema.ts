import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { blobs } from '../library/schema.ts'
import { bytea } from '../platform/bytea.ts'

/** Where a content stands in each space of vectors: taken over from the analysis image.embedding, can be made again from it. */
export const vectors = pgTable('vectors', {
  sha256: text().notNull().references(() => blobs.sha256, { onDelete: 'cascade' }),
  /** Which network's vectors they are: the id of its card. */
  vectorSpace: text('vector_space').notNull(),
  /** float32, little endian, of length 1. */
  vector: bytea().notNull(),
  /** Goes up with every vector that is written: the vector index reads only what is newer than what it holds. */
  number: integer().notNull().generatedAlwaysAsIdentity(),
}, (t) => [
  primaryKey({ columns: [t.sha256, t.vectorSpace] }),
  index('vectors_number_idx').on(t.vectorSpace, t.number), // what the vector index lacks; the contents of what it found
])
