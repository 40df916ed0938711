import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { editable } from '../describe/describe.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import type { changes } from '../schema.ts'
import { speakerCounts } from '../transcripts-schema.ts'

export const MOST_SPEAKERS = 20

const Said = z.object({ count: z.int().nullable() })

/**
 * Says how many speak in a file; null leaves it to the machine again.
 * @throws AppError 'not-found' library.no-such-file, 'invalid' catalog.bad-speaker-count, 'forbidden' access.role-needed
 */
export async function countSpeakers(parts: Pick<CatalogParts, 'db' | 'events'>, actor: Actor, fileId: string, count: number | null): Promise<Decided> {
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= MOST_SPEAKERS)) throw new AppError('invalid', 'catalog.bad-speaker-count', { most: MOST_SPEAKERS })
  return decide(parts, actor, async (tx) => {
    const file = await editable(tx, actor, fileId)
    const before = await saidOf(tx, file.id)
    return before === count ? [] : [await put(tx, actor, file, before, count)]
  })
}

/** Takes such a word back where it still stands. @throws AppError 'conflict' catalog.changed-since */
export async function takeBackCount(tx: Transaction, actor: Actor, { fileIds: [fileId], before, after }: typeof changes.$inferSelect): Promise<Decision> {
  if (fileId === undefined) throw new AppError('conflict', 'catalog.changed-since')
  const file = await editable(tx, actor, fileId)
  const [was, is] = [Said.parse(before).count, Said.parse(after).count]
  if (await saidOf(tx, file.id) !== is) throw new AppError('conflict', 'catalog.changed-since')
  return put(tx, actor, file, is, was)
}

async function saidOf(tx: Transaction, fileId: string): Promise<number | null> {
  const [row] = await tx.select({ count: speakerCounts.count }).from(speakerCounts).where(eq(speakerCounts.fileId, fileId))
  return row?.count ?? null
}

async function put(tx: Transaction, actor: Actor, { id: fileId, spaceId }: { id: string; spaceId: string }, before: number | null, after: number | null): Promise<Decision> {
  if (after === null) await tx.delete(speakerCounts).where(eq(speakerCounts.fileId, fileId))
  else {
    const said = { count: after, saidBy: actor.userId, saidAt: new Date() }
    await tx.insert(speakerCounts).values({ fileId, ...said }).onConflictDoUpdate({ target: speakerCounts.fileId, set: said })
  }
  return { spaceId, action: 'speakers-counted', fileIds: [fileId], before: { count: before, subject: String(before ?? '') }, after: { count: after, subject: String(after ?? '') } }
}
