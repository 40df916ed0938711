import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { files, requireFile } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import type { changes } from '../schema.ts'
import { indexLater } from '../search/index-files.ts'
import { sensitiveDecisions } from '../sensitive-schema.ts'
import { filesBySpace } from '../tags/edit-tags.ts'
import { isSeenSensitive, isSensitive } from './is-sensitive.ts'
import { saidOfFiles } from './keep-sensitive.ts'

type SensitiveParts = Pick<CatalogParts, 'db' | 'events' | 'queue'>

/** What is known of a file: blurred or not, and whose word that is. */
export interface Sensitivity { sensitive: boolean; /** A person's word; null where nobody said anything. */ said: boolean | null; /** A machine takes it for sensitive. */ seen: boolean }

/** What people said of files by file; null for nothing. */
const Said = z.object({ said: z.record(z.uuid(), z.boolean().nullable()) })
type Said = z.infer<typeof Said>['said']

/** @throws AppError 'not-found' library.no-such-file */
export async function sensitivityOf({ db }: Pick<CatalogParts, 'db'>, actor: Actor, fileId: string): Promise<Sensitivity> {
  await requireFile(db, actor, fileId)
  const [row] = await db.select({ sensitive: isSensitive, said: sensitiveDecisions.sensitive, seen: isSeenSensitive }).from(files).leftJoin(sensitiveDecisions, eq(sensitiveDecisions.fileId, files.id)).where(eq(files.id, fileId))
  return row ?? { sensitive: false, said: null, seen: false }
}

/**
 * Says that files are sensitive, or that they are not, whatever a machine says; those that are so already stay as they are.
 * @throws AppError 'not-found' catalog.no-files, 'invalid' catalog.too-many-files, 'forbidden' access.role-needed
 */
export async function setSensitive(parts: SensitiveParts, actor: Actor, fileIds: string[], sensitive: boolean): Promise<Decided> {
  return decide(parts, actor, async (tx) => {
    const decisions: Decision[] = []
    for (const [spaceId, ids] of await filesBySpace(tx, actor, fileIds)) {
      const others = await tx.select({ id: files.id }).from(files).where(and(inArray(files.id, ids), sql`${isSensitive} <> ${sensitive}`)).orderBy(files.id).for('no key update', { of: files })
      const said = await saidOfFiles(tx, others.map(({ id }) => id))
      const before = Object.fromEntries(others.map(({ id }) => [id, said.get(id) ?? null]))
      const after = Object.fromEntries(others.map(({ id }) => [id, sensitive]))
      if (others.length) decisions.push(await put(tx, parts, actor, spaceId, sensitive ? 'sensitive-marked' : 'sensitive-cleared', before, after))
    }
    return decisions
  })
}

/**
 * Takes such a word back where it still stands.
 * @throws AppError 'conflict' catalog.changed-since
 */
export async function takeBackSensitive(tx: Transaction, parts: Pick<CatalogParts, 'queue'>, actor: Actor, { spaceId, action, before, after }: typeof changes.$inferSelect): Promise<Decision> {
  const [was, is] = [Said.parse(before).said, Said.parse(after).said]
  const now = await saidOfFiles(tx, Object.keys(is))
  const standing = Object.keys(is).filter((id) => (now.get(id) ?? null) === is[id])
  if (standing.length === 0) throw new AppError('conflict', 'catalog.changed-since')
  const only = (said: Said): Said => Object.fromEntries(standing.map((id) => [id, said[id] ?? null]))
  return put(tx, parts, actor, spaceId, action === 'sensitive-marked' ? 'sensitive-cleared' : 'sensitive-marked', only(is), only(was))
}

async function put(tx: Transaction, { queue }: Pick<CatalogParts, 'queue'>, actor: Actor, spaceId: string, action: Decision['action'], before: Said, after: Said): Promise<Decision> {
  const ids = Object.keys(after).sort()
  await tx.delete(sensitiveDecisions).where(inArray(sensitiveDecisions.fileId, ids))
  const [said, values] = [ids.filter((id) => after[id] !== null), ids.flatMap((id) => (after[id] === null ? [] : Number(after[id])))]
  // files that are gone meanwhile are passed over
  await tx.execute(sql`
    insert into ${sensitiveDecisions} (file_id, sensitive, decided_by)
    select ${files.id}, word.sensitive = 1, ${actor.userId}::uuid from unnest(${sql.param(said)}::uuid[], ${sql.param(values)}::int[]) as word (file_id, sensitive) join ${files} on ${files.id} = word.file_id and ${files.spaceId} = ${spaceId}`)
  await indexLater(tx, queue, ids)
  return { spaceId, action, fileIds: ids, before: { said: before }, after: { said: after } }
}
