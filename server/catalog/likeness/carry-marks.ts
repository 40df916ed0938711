import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '../../access/index.ts'
import type { MediaFile } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { marksChanged } from '../events.ts'
import type { Decision } from '../history/decide.ts'
import { fileMarks, type changes } from '../schema.ts'

const MarksPart = z.object({ marks: z.array(z.object({ userId: z.uuid(), favorite: z.number(), rating: z.number() })) })
type MarksPart = z.infer<typeof MarksPart>

/** Gives a file what each person thinks of others that go: a favourite stays one, the higher rating counts. */
export async function carryMarks(tx: Transaction, parts: Pick<CatalogParts, 'events'>, kept: MediaFile, goneIds: readonly string[]): Promise<Decision[]> {
  const rows = await tx.select().from(fileMarks).where(inArray(fileMarks.fileId, [kept.id, ...goneIds]))
  const before: MarksPart['marks'] = [], after: MarksPart['marks'] = []
  for (const [userId, theirs] of Map.groupBy(rows, (row) => row.userId)) {
    const own = theirs.find(({ fileId }) => fileId === kept.id)
    const was = { userId, favorite: own?.favorite ?? 0, rating: own?.rating ?? 0 }
    const is = { userId, favorite: Math.max(...theirs.map(({ favorite }) => favorite)), rating: was.rating > 0 ? was.rating : Math.max(...theirs.map(({ rating }) => rating)) }
    if (is.favorite === was.favorite && is.rating === was.rating) continue
    before.push(was)
    after.push(is)
  }
  if (after.length === 0) return []
  await putMarks(tx, parts, kept.id, after)
  return [{ spaceId: kept.spaceId, action: 'marks-carried', fileIds: [kept.id], before: { marks: before }, after: { marks: after } }]
}

/** Takes that back; what someone has marked otherwise since stays. @throws AppError 'conflict' catalog.changed-since */
export async function takeBackMarks(tx: Transaction, parts: Pick<CatalogParts, 'events'>, { spaceId, fileIds: [fileId], before, after }: typeof changes.$inferSelect): Promise<Decision> {
  const [was, is] = [MarksPart.parse(before), MarksPart.parse(after)]
  if (!fileId) throw new AppError('conflict', 'catalog.changed-since')
  const now = await tx.select().from(fileMarks).where(eq(fileMarks.fileId, fileId))
  const asLeft = is.marks.filter((mark) => now.some(({ userId, favorite, rating }) => userId === mark.userId && favorite === mark.favorite && rating === mark.rating))
  const back = was.marks.filter(({ userId }) => asLeft.some((mark) => mark.userId === userId))
  await putMarks(tx, parts, fileId, back)
  return { spaceId, action: 'marks-carried', fileIds: [fileId], before: { marks: asLeft }, after: { marks: back } }
}

async function putMarks(tx: Transaction, { events }: Pick<CatalogParts, 'events'>, fileId: string, marks: MarksPart['marks']): Promise<void> {
  for (const { userId, favorite, rating } of marks) {
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId))
    if (!known) continue
    await tx.insert(fileMarks).values({ userId, fileId, favorite, rating }).onConflictDoUpdate({ target: [fileMarks.userId, fileMarks.fileId], set: { favorite: sql`excluded.favorite`, rating: sql`excluded.rating` } })
    await events.publish(tx, marksChanged, { userId, fileIds: [fileId], count: 1 })
  }
}
