import { sql, type SQL } from 'drizzle-orm'
import { files, versions } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { faces } from '../people-schema.ts'
import { lockPeople } from './centroids.ts'

/** How many files of a space that are present have a content, as SQL for a face that is written down. */
export const shownIn = (spaceId: string, sha256: string): SQL<number> => countOf(sql`${sha256}`, sql`${spaceId}::uuid`)

const countOf = (sha256: SQL, spaceId: SQL): SQL<number> => sql<number>`(select count(*)::int from ${files} where ${files.sha256} = ${sha256} and ${files.spaceId} = ${spaceId} and ${files.state} = 'present')`
const shownSql = countOf(sql`${faces.sha256}`, sql`${faces.spaceId}`)

/** Counts anew in how many files the faces of contents are to be seen; the caller holds the lock of the space. */
export async function countShown(tx: Transaction, spaceId: string, sha256s: readonly string[]): Promise<void> {
  await tx.execute(sql`update ${faces} set shown_in = ${shownSql} where ${faces.spaceId} = ${spaceId} and ${faces.sha256} = any(${sql.param([...sha256s])}::text[]) and ${faces.shownIn} <> ${shownSql}`)
}

/** Keeps faces in step with files that went, came back or got another content, in the transaction that changed these. Waits for whoever changes the people of the space, so that none counts what is about to change. */
export async function countShownOfFiles(tx: Transaction, spaceId: string, fileIds: readonly string[]): Promise<void> {
  // a content that the file had before counts one less now
  const rows = await tx.selectDistinct({ sha256: faces.sha256 }).from(versions)
    .innerJoin(faces, sql`${faces.sha256} = ${versions.sha256} and ${faces.spaceId} = ${spaceId}`).where(sql`${versions.fileId} = any(${sql.param([...fileIds])}::uuid[])`)
  if (rows.length === 0) return
  await lockPeople(tx, spaceId)
  await countShown(tx, spaceId, rows.map(({ sha256 }) => sha256))
}
