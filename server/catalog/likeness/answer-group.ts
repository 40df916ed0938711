import { eq, inArray, sql } from 'drizzle-orm'
import { requireRole, spacesOf, type Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { Action } from '../history/actions.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import { moveTrash } from '../history/trash-files.ts'
import { likenessAnswers, likenessGroups, type LikenessKind } from '../alike-schema.ts'
import { carryOver } from './carry-over.ts'
import { bestFirst } from './choose-best.ts'
import { describeFiles } from './describe-files.ts'
import { lockLikeness, regroup } from './regroup.ts'

type AnswerParts = Pick<CatalogParts, 'db' | 'events' | 'queue' | 'library' | 'analysis'>

/**
 * Keeps some files of a question and puts the others into the trash; what people said of those goes to the best of the kept ones. Several that are kept are not asked about again. One undo brings all back.
 * @throws AppError 'not-found' catalog.no-such-likeness, 'invalid' catalog.likeness-keep-none, 'forbidden' access.role-needed
 */
export async function keepBest(parts: AnswerParts, actor: Actor, groupId: string, keepIds: readonly string[]): Promise<Decided & { trashed: number; kind: LikenessKind }> {
  let trashed = 0
  let kind: LikenessKind = 'copies'
  const decided = await decide(parts, actor, async (tx) => {
    const group = await requireGroup(tx, parts, actor, groupId)
    kind = group.kind
    const kept = group.files.filter(({ id }) => keepIds.includes(id))
    const gone = group.files.filter(({ id }) => !keepIds.includes(id)).map(({ id }) => id)
    const [best] = kept
    if (!best) throw new AppError('invalid', 'catalog.likeness-keep-none')
    if (gone.length === 0) return answer(tx, actor, group.spaceId, 'alike-kept', kept.map(({ id }) => id))
    trashed = gone.length
    return [
      // told first, so that history and undo speak of what went
      ...await moveTrash(tx, parts.library, actor, gone, 'file-trashed'),
      ...await carryOver(tx, parts, actor, best.id, gone),
      // those that go too: they would hold the others together
      ...(kept.length > 1 ? await answer(tx, actor, group.spaceId, 'alike-kept', group.files.map(({ id }) => id)) : []),
    ]
  })
  return { ...decided, trashed, kind }
}

/**
 * Leaves all files of a question beside each other ('alike-kept'), or says that they are not the same ('alike-parted'); either way it is not asked again until another file looks like them.
 * @throws AppError 'not-found' catalog.no-such-likeness, 'forbidden' access.role-needed
 */
export const leaveGroup = (parts: AnswerParts, actor: Actor, groupId: string, action: 'alike-kept' | 'alike-parted'): Promise<Decided> =>
  decide(parts, actor, async (tx) => {
    const { spaceId, files } = await requireGroup(tx, parts, actor, groupId)
    return answer(tx, actor, spaceId, action, files.map(({ id }) => id))
  })

/** Writes an answer down and asks anew. */
async function answer(tx: Transaction, actor: Actor, spaceId: string, action: Action, fileIds: string[]): Promise<Decision[]> {
  const answerId = newId()
  await tx.insert(likenessAnswers).values(fileIds.map((fileId) => ({ answerId, fileId, answeredBy: actor.userId })))
  await regroup(tx, spaceId, fileIds)
  return [{ spaceId, action, fileIds, before: {}, after: { answerId } }]
}

async function requireGroup(tx: Transaction, parts: AnswerParts, actor: Actor, groupId: string) {
  const [found] = await tx.select().from(likenessGroups).where(eq(likenessGroups.id, groupId))
  if (!found || !spacesOf(actor).includes(found.spaceId)) throw new AppError('not-found', 'catalog.no-such-likeness')
  requireRole(actor, found.spaceId, 'member')
  await lockLikeness(tx, found.spaceId)
  const [group] = await tx.select().from(likenessGroups).where(inArray(likenessGroups.id, sql`(select id from likeness_groups where id = ${groupId} for update)`))
  const files = group ? bestFirst(await describeFiles({ db: tx, analysis: parts.analysis }, [groupId])) : []
  if (!group || files.length < 2) throw new AppError('not-found', 'catalog.no-such-likeness')
  return { ...group, files }
}
