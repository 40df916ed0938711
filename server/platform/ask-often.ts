import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Queryable } from './database.ts'

const dialect = new PgDialect()

/**
 * Asks what is asked again and again in the same words: each connection keeps the statement and, once PostgreSQL finds that no worse, its plan, which spares
 * a round trip and the planning. For statements that one index answers whatever the values are; what depends on them (a prefix, a list) is better planned anew.
 */
export async function askOften<Row extends Record<string, unknown>>(db: Queryable, query: SQL): Promise<Row[]> {
  return [...await db._.session.prepareQuery<{ execute: Iterable<Row>; all: unknown; values: unknown }>(dialect.sqlToQuery(query), undefined, 'often', false).execute()]
}

/** The same SQL as one text: a statement's fixed parts, columns and joins, are put together once and not at every question. They hold no values. */
export function fixedSql(query: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(query)
  if (params.length > 0) throw new Error('[platform] fixed SQL holds no values')
  return sql.raw(text)
}
