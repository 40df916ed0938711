import { sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import { faces } from '../people-schema.ts'

/** Ids of the files that show a face for which a condition over the table faces holds. */
export const filesOfPeople = (condition: SQL): SQL => sql`select shown.id from ${files} shown join ${faces} on ${faces.sha256} = shown.sha256 and ${faces.spaceId} = shown.space_id where ${faces.state} = 'shown' and ${condition}`
