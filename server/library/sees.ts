import { eq, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { allSpacesOf, spacesOf, type Actor } from '../access/index.ts'
import { files } from './schema.ts'

/** The columns of a table that holds files, or one row for each. */
export interface FileColumns { id: PgColumn | SQL; spaceId: PgColumn }

/** Only rows of these spaces; a single space as an equality, which lets an index that begins with it give the order too. */
export function inSpaces(column: PgColumn, spaceIds: readonly string[]): SQL {
  const [only] = spaceIds
  return spaceIds.length === 1 && only ? eq(column, only) : sql`${column} = any(${sql.param([...spaceIds])}::uuid[])`
}

/**
 * Only files that the actor sees: those of their spaces, and for one who is limited of these only what the function seen_by tells.
 * This room declares that function and the catalogue fulfils it (drizzle/0019): which tags somebody is limited to is kept there.
 */
export function sees(actor: Actor, { id, spaceId }: FileColumns = files): SQL {
  if (!actor.isLimited) return inSpaces(spaceId, spacesOf(actor))
  return sql`(${inSpaces(spaceId, allSpacesOf(actor))} and ${id} in (${seenFiles(actor)}))`
}

/** What is left of a space's files for one who is limited, to go behind other conditions; nothing at all for everybody else. */
export const onlySeen = (actor: Actor): SQL => (actor.isLimited ? sql` and ${files.id} in (${seenFiles(actor)})` : sql``)

/** Ids of all files that one who is limited may see, as a select. */
export const seenFiles = ({ userId }: Actor): SQL => sql`select seen.file_id from seen_by(${userId}::uuid) as seen`

/** Whose view it is, for what is remembered: all who are not limited and have the same spaces share one. */
export const sightKey = (actor: Actor): string => (actor.isLimited ? `limited ${actor.userId} ${allSpacesOf(actor).toSorted().join()}` : spacesOf(actor).toSorted().join())
