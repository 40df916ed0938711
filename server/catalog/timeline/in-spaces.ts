import { eq, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Only rows of these spaces; a single space as an equality, which lets an index that begins with it give the order too. */
export function inSpaces(column: PgColumn, spaceIds: string[]): SQL {
  const [only] = spaceIds
  return spaceIds.length === 1 && only ? eq(column, only) : sql`${column} = any(${sql.param(spaceIds)}::uuid[])`
}
