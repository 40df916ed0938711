import { sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { faces } from '../people-schema.ts'
import { searchDocuments } from '../schema.ts'

/** How many faces of persons a file shows, as SQL over the table files. */
export const facesOfFileSql: SQL<number> = sql<number>`(select count(*)::int from ${faces} where ${faces.sha256} = ${files.sha256} and ${faces.spaceId} = ${files.spaceId} and ${faces.state} = 'shown' and ${faces.kind} = 'person')`

/** Counts the faces of files whose documents were just made; asked after their rows are held, so that nobody who counts meanwhile is lost. */
export async function countFacesOfFiles(tx: Transaction, fileIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update ${searchDocuments} set faces = ${facesOfFileSql}
    from ${files} where ${files.id} = ${searchDocuments.fileId} and ${searchDocuments.fileId} = any(${sql.param([...fileIds])}::uuid[]) and ${searchDocuments.faces} <> ${facesOfFileSql}`)
}

/** Brings the number of faces that search documents keep up to date. */
export async function countFaces(tx: Transaction, spaceId: string, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return
  await tx.execute(sql`
    update ${searchDocuments} set faces = ${facesOfFileSql}
    from ${files} where ${files.id} = ${searchDocuments.fileId} and ${files.spaceId} = ${spaceId} and ${files.sha256} = any(${sql.param([...new Set(sha256s)])}::text[]) and ${searchDocuments.faces} <> ${facesOfFileSql}`)
}
