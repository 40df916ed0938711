import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { opposite, type Action } from '../history/actions.ts'
import type { Decision } from '../history/decide.ts'
import { likenessAnswers } from '../alike-schema.ts'
import type { changes } from '../schema.ts'
import { regroup } from './regroup.ts'

const Answer = z.object({ answerId: z.uuid().optional() })

/** Takes an answer about files that look alike back, so that it is asked again; or gives one again that was taken back. */
export async function takeBackAnswer(tx: Transaction, actor: Actor, { spaceId, action, fileIds, after }: typeof changes.$inferSelect): Promise<Decision> {
  const { answerId } = Answer.parse(after)
  const told: Decision = { spaceId, action: opposite[action as Action], fileIds, before: {}, after: {} }
  if (answerId) {
    await tx.delete(likenessAnswers).where(eq(likenessAnswers.answerId, answerId))
  } else {
    const again = newId()
    const there = new Set((await tx.select({ id: files.id }).from(files).where(and(inArray(files.id, fileIds), eq(files.spaceId, spaceId)))).map(({ id }) => id))
    const values = fileIds.filter((id) => there.has(id)).map((fileId) => ({ answerId: again, fileId, answeredBy: actor.userId }))
    if (values.length) await tx.insert(likenessAnswers).values(values)
    told.after = { answerId: again }
  }
  await regroup(tx, spaceId, fileIds)
  return told
}
