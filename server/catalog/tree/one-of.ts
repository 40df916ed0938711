import { sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'

/** Some files, as a condition over the table files. */
export const oneOf = (fileIds: Iterable<string>): SQL => sql`${files.id} = any(${sql.param([...fileIds])}::uuid[])`
