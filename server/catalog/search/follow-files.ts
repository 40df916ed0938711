import { sql } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { searchDocuments } from '../schema.ts'

/** Brings what documents repeat of their files up to date, in the transaction that changed these; the words follow with their job. */
export async function followFiles(tx: Transaction, fileIds: string[]): Promise<void> {
  await tx.execute(sql`
    update ${searchDocuments} set state = ${files.state}, taken_local = ${files.takenLocal}, kind = ${files.kind}
    from ${files} where ${files.id} = ${searchDocuments.fileId} and ${searchDocuments.fileId} = any(${sql.param(fileIds)}::uuid[])
      and (${searchDocuments.state}, ${searchDocuments.takenLocal}, ${searchDocuments.kind}) is distinct from (${files.state}, ${files.takenLocal}, ${files.kind})`)
}
