import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { inSpaces } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { listChanges } from '../schema.ts'

/** Rows of list_changes a space from which on they are cut back to the last one. */
const MOST_CHANGES = 5000

/** Changes committed so far, as a word; a writer that began earlier and commits later changes it too, since rows are counted. */
export async function changedOf(db: Database, spaces: string[]): Promise<string> {
  const rows = await db.select({ spaceId: listChanges.spaceId, n: sql<number>`count(*)::int`, first: sql<string>`min(${listChanges.id})`, last: sql<string>`max(${listChanges.id})` })
    .from(listChanges).where(inSpaces(listChanges.spaceId, spaces)).groupBy(listChanges.spaceId).orderBy(listChanges.spaceId)
  for (const { spaceId, n, last } of rows) {
    if (n > MOST_CHANGES) await db.delete(listChanges).where(and(eq(listChanges.spaceId, spaceId), sql`${listChanges.id} < ${last}`))
  }
  return createHash('sha256').update(`${spaces.join()} ${rows.map(({ n, first, last }) => `${n} ${first} ${last}`).join()}`).digest('base64url').slice(0, 22)
}
