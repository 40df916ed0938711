import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import { contentLabels, labelDecisions, labelThresholds } from '../labels-schema.ts'
import { indexLater } from '../search/index-files.ts'
import { editTags, filesBySpace, planTag } from '../tags/edit-tags.ts'
import { nothing } from '../tags/tag-edit.ts'
import { tagNames } from '../tags/tag-path.ts'
import { lockTags } from '../tags/tag-tree.ts'
import { applyLabelEdit, lockLabels, type Judged, type LabelId } from './label-edit.ts'
import { labelsOfKind } from './label-tree.ts'

type LabelParts = Pick<CatalogParts, 'db' | 'events' | 'queue'>

/**
 * Says that a label is right for the files among these to which it is suggested: it becomes a tag of theirs. One change, with its tag.
 * @throws AppError 'not-found' catalog.no-such-label | catalog.no-files, 'invalid' catalog.too-many-files | catalog.tag-…, 'forbidden' access.role-needed
 */
export async function acceptLabel(parts: LabelParts, actor: Actor, fileIds: string[], id: LabelId, tag: string): Promise<Decided> {
  const names = tagNames(tag)
  requireLabel(id)
  return decide(parts, actor, (tx) => inEachSpace(tx, actor, fileIds, id, async (spaceId, scores) => {
    await lockTags(tx, spaceId)
    const planned = await planTag(tx, spaceId, Object.keys(scores), names)
    const after = { ...id, verdict: 'accepted' as const, scores }
    const tagged = await editTags(tx, parts, actor, spaceId, 'label-accepted', planned.path, { before: nothing, after: planned.after })
    return judge(tx, parts, actor, tagged, [], [after])
  }))
}

/**
 * Says that a label is wrong for the files among these to which it is suggested: it is never suggested or found for them again, and the space learns from it. `name` is what the history calls it.
 * @throws AppError as acceptLabel
 */
export async function refuseLabel(parts: LabelParts, actor: Actor, fileIds: string[], id: LabelId, name: string): Promise<Decided> {
  requireLabel(id)
  return decide(parts, actor, (tx) => inEachSpace(tx, actor, fileIds, id, (spaceId, scores) =>
    judge(tx, parts, actor, { spaceId, action: 'label-refused', fileIds: [], before: { subject: name }, after: { subject: name } }, [], [{ ...id, verdict: 'refused', scores }])))
}

function requireLabel({ kind, label }: LabelId): void {
  if (!labelsOfKind[kind].includes(label)) throw new AppError('not-found', 'catalog.no-such-label')
}

/** Carries out what was said of labels, and adds it to a decision. */
export async function judge(tx: Transaction, { queue }: Pick<CatalogParts, 'queue'>, actor: Actor, decision: Decision, before: Judged[], after: Judged[]): Promise<Decision> {
  const touched = await applyLabelEdit(tx, decision.spaceId, actor.userId, before, after)
  await indexLater(tx, queue, touched)
  const about = [...before, ...after].flatMap(({ scores }) => Object.keys(scores))
  return { ...decision, fileIds: [...new Set([...decision.fileIds, ...about])], before: { ...decision.before, judged: before }, after: { ...decision.after, judged: after } }
}

/** Does something for the files of each space to which a label is suggested, with its scores by file. */
async function inEachSpace(tx: Transaction, actor: Actor, fileIds: string[], { kind, label }: LabelId, work: (spaceId: string, scores: Record<string, number>) => Promise<Decision>): Promise<Decision[]> {
  const decisions: Decision[] = []
  for (const [spaceId, ids] of await filesBySpace(tx, actor, fileIds)) {
    await lockLabels(tx, spaceId)
    const rows = await tx.execute<{ id: string; score: number }>(sql`
      select ${files.id} as id, ${contentLabels.score} as score from ${files}
      join ${contentLabels} on ${contentLabels.sha256} = ${files.sha256} and ${contentLabels.kind} = ${kind} and ${contentLabels.label} = ${label} and ${contentLabels.shown}
      where ${files.id} = any(${sql.param(ids)}::uuid[])
        and not exists (select 1 from ${labelDecisions} where ${labelDecisions.fileId} = ${files.id} and ${labelDecisions.kind} = ${kind} and ${labelDecisions.label} = ${label})
        and ${contentLabels.score} >= coalesce((select ${labelThresholds.least} from ${labelThresholds} where ${labelThresholds.spaceId} = ${spaceId} and ${labelThresholds.kind} = ${kind} and ${labelThresholds.label} = ${label}), 0)`)
    if (rows.length) decisions.push(await work(spaceId, Object.fromEntries(rows.map(({ id, score }) => [id, score]))))
  }
  return decisions
}
