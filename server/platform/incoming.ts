import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/** For an upsert that replaces a row: every column as it comes in (PostgreSQL's `excluded`), so that no value is sent twice. */
export const incoming = (table: PgTable): Record<string, SQL> =>
  Object.fromEntries(Object.entries(getTableColumns(table)).map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]))
