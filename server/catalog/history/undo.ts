import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { z } from 'zod'
import { requireRole, spacesOf, type Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { descriptionOf, editable, putTaken, putTitle } from '../describe/describe.ts'
import { GivenTaken } from '../describe/taken.ts'
import { changes, tags } from '../schema.ts'
import { takeBackLabels } from '../labels/take-back-labels.ts'
import { takeBackMarks } from '../likeness/carry-marks.ts'
import { takeBackAnswer } from '../likeness/take-back-answer.ts'
import { takeBackPeople } from '../people/take-back-people.ts'
import { takeBackSensitive } from '../sensitive/decide-sensitive.ts'
import { takeBackCount } from '../speakers/count-speakers.ts'
import { takeBackSpeaker } from '../speakers/name-speaker.ts'
import { editTags } from '../tags/edit-tags.ts'
import { lockTags } from '../tags/tag-tree.ts'
import { TagPart } from '../tags/tag-edit.ts'
import { takeBackSegment } from '../transcripts/edit-transcript.ts'
import { opposite, type Action } from './actions.ts'
import { record, type Decided, type Decision } from './decide.ts'
import { goBack, moveTrash } from './trash-files.ts'

type Change = typeof changes.$inferSelect
type UndoParts = Pick<CatalogParts, 'db' | 'events' | 'queue' | 'library'>

/**
 * Takes a change back. That is a change too, and can be taken back in its turn.
 * @throws AppError 'not-found' catalog.no-such-change, 'forbidden' access.role-needed, 'conflict' catalog.already-undone | catalog.changed-since | catalog.tag-place-taken | catalog.tag-parent-gone | library.…
 */
export async function undo(parts: UndoParts, actor: Actor, changeId: string): Promise<Decided> {
  return parts.db.transaction(async (tx) => {
    const [asked] = await tx.select().from(changes).where(and(eq(changes.id, changeId), inArray(changes.spaceId, spacesOf(actor))))
    if (!asked) throw new AppError('not-found', 'catalog.no-such-change')
    const head = asked.together ?? asked.id
    const all = await tx.select().from(changes).where(or(eq(changes.id, head), eq(changes.together, head))).orderBy(asc(changes.id)).for('update')
    for (const change of all) requireRole(actor, change.spaceId, 'member')
    if (all.some(({ undoneBy }) => undoneBy !== null)) throw new AppError('conflict', 'catalog.already-undone')
    const decisions: Decision[] = []
    for (const change of all) decisions.push(...await takeBack(tx, parts, actor, change))
    const decided = await record(tx, parts.events, actor, decisions)
    await tx.update(changes).set({ undoneBy: decided.changeId ?? head }).where(inArray(changes.id, all.map(({ id }) => id)))
    return decided
  })
}

async function takeBack(tx: Transaction, parts: UndoParts, actor: Actor, change: Change): Promise<Decision[]> {
  const action = change.action as Action
  switch (action.slice(0, action.indexOf('-'))) {
    case 'tag': return [await takeBackTags(tx, parts, actor, change, opposite[action])]
    case 'file': {
      const decisions = await moveTrash(tx, parts.library, actor, change.fileIds, action === 'file-trashed' ? 'file-restored' : 'file-trashed')
      if (decisions.length === 0) throw new AppError('conflict', 'catalog.changed-since')
      return decisions
    }
    case 'version': return [await goBack(tx, parts.library, actor, oneFile(change), z.object({ number: z.number() }).parse(change.before).number)]
    case 'title': return takeBackTitle(tx, parts, actor, change)
    case 'date': return takeBackDate(tx, parts, actor, change)
    case 'marks': return [await takeBackMarks(tx, parts, change)]
    case 'alike': return [await takeBackAnswer(tx, actor, change)]
    case 'label': return [await takeBackLabels(tx, parts, actor, change)]
    case 'sensitive': return [await takeBackSensitive(tx, parts, actor, change)]
    case 'transcript': return [await takeBackSegment(tx, parts, actor, change)]
    case 'speaker': return [await takeBackSpeaker(tx, parts, actor, change)]
    case 'speakers': return [await takeBackCount(tx, actor, change)]
    default: return [await takeBackPeople(tx, parts, change)]
  }
}

async function takeBackTags(tx: Transaction, parts: UndoParts, actor: Actor, { spaceId, before, after }: Change, action: Action): Promise<Decision> {
  const [was, is] = [TaggedPart.parse(before), TaggedPart.parse(after)]
  await lockTags(tx, spaceId)
  // a tag that was moved once more since is left where it is
  const moved = is.tags.filter(({ id }) => was.tags.some((tag) => tag.id === id))
  const now = moved.length ? await tx.select({ id: tags.id, path: tags.path }).from(tags).where(inArray(tags.id, moved.map(({ id }) => id))) : []
  if (moved.some(({ id, path }) => now.find((tag) => tag.id === id)?.path !== path)) throw new AppError('conflict', 'catalog.changed-since')
  const subject = was.tags.length > 0 ? was.subject : is.subject
  return editTags(tx, parts, actor, spaceId, action, subject, { before: { tags: is.tags, links: is.links }, after: { tags: was.tags, links: was.links } })
}

const TaggedPart = TagPart.extend({ subject: z.string().default('') })

async function takeBackTitle(tx: Transaction, parts: UndoParts, actor: Actor, change: Change): Promise<Decision[]> {
  const file = await editable(tx, actor, oneFile(change))
  const title = z.object({ title: z.string().nullable() })
  if ((await descriptionOf(tx, file.id)).title !== title.parse(change.after).title) throw new AppError('conflict', 'catalog.changed-since')
  return putTitle(tx, parts, file, title.parse(change.before).title)
}

async function takeBackDate(tx: Transaction, parts: UndoParts, actor: Actor, change: Change): Promise<Decision[]> {
  const file = await editable(tx, actor, oneFile(change))
  const taken = z.object({ taken: GivenTaken.nullable() })
  if ((await descriptionOf(tx, file.id)).taken?.at !== taken.parse(change.after).taken?.at) throw new AppError('conflict', 'catalog.changed-since')
  return putTaken(tx, parts, file, taken.parse(change.before).taken)
}

function oneFile({ fileIds: [id] }: Change): string {
  if (!id) throw new AppError('conflict', 'catalog.changed-since')
  return id
}
