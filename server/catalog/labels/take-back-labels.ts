import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import type { Decision } from '../history/decide.ts'
import type { changes } from '../schema.ts'
import { editTags } from '../tags/edit-tags.ts'
import { nothing, TagPart } from '../tags/tag-edit.ts'
import { lockTags } from '../tags/tag-tree.ts'
import { judge } from './decide-labels.ts'
import { Judged, lockLabels } from './label-edit.ts'

const LabelPart = TagPart.partial().extend({ subject: z.string().default(''), judged: z.array(Judged).default([]) })

/** Takes a decision about labels back: what was said of them, and the tag that an accepted one became. */
export async function takeBackLabels(tx: Transaction, parts: Pick<CatalogParts, 'queue'>, actor: Actor, { spaceId, before, after }: typeof changes.$inferSelect): Promise<Decision> {
  const [was, is] = [LabelPart.parse(before), LabelPart.parse(after)]
  await lockLabels(tx, spaceId)
  await lockTags(tx, spaceId)
  const tagsOf = ({ tags = nothing.tags, links = nothing.links }: z.infer<typeof LabelPart>): TagPart => ({ tags, links })
  const verdict = was.judged[0]?.verdict
  const action = verdict === undefined ? 'label-reopened' : verdict === 'accepted' ? 'label-accepted' : 'label-refused'
  const tagged = await editTags(tx, parts, actor, spaceId, action, is.subject || was.subject, { before: tagsOf(is), after: tagsOf(was) })
  return judge(tx, parts, actor, tagged, is.judged, was.judged)
}
