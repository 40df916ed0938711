import { sql } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import { sensitiveContents, sensitiveDecisions } from '../sensitive-schema.ts'

/** Whether a machine takes the content of a row of files for sensitive. */
export const isSeenSensitive = sql<boolean>`exists (select 1 from ${sensitiveContents} where ${sensitiveContents.sha256} = ${files.sha256})`

/** Whether a row of files is blurred until somebody asks: what a person said of it, else what a machine sees. */
export const isSensitive = sql<boolean>`coalesce((select ${sensitiveDecisions.sensitive} from ${sensitiveDecisions} where ${sensitiveDecisions.fileId} = ${files.id}), ${isSeenSensitive})`
