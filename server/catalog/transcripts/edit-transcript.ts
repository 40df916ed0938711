import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { editable } from '../describe/describe.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import type { changes } from '../schema.ts'
import { indexLater } from '../search/index-files.ts'
import { transcriptEdits } from '../transcripts-schema.ts'
import { currentTranscript } from './read-transcript.ts'

/** What is written in place of a segment: its times in seconds, as the page shows them. Text null gives it back what the machine heard; empty text says that nothing is said there. */
export interface SegmentEdit { start: number; end: number; text: string | null }

/** A row of the table; null where nobody wrote anything. */
const Written = z.object({ startMs: z.int(), endMs: z.int(), text: z.string().nullable() })
type Written = z.infer<typeof Written>

const LONGEST = 2000 // letters
const LONGEST_SUBJECT = 80
/** Seconds: times go through forms and addresses and lose their last digits. */
const NEAR = 0.02

type EditParts = Pick<CatalogParts, 'db' | 'events' | 'queue' | 'analysis'>

/**
 * Corrects what is said in a segment. No later run of the machine overwrites it.
 * @throws AppError 'not-found' library.no-such-file | catalog.no-such-segment, 'invalid' catalog.segment-too-long, 'forbidden' access.role-needed
 */
export async function editSegment(parts: EditParts, actor: Actor, fileId: string, { start, end, text: typed }: SegmentEdit): Promise<Decided> {
  const text = typed === null ? null : typed.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (text && text.length > LONGEST) throw new AppError('invalid', 'catalog.segment-too-long', { most: LONGEST })
  return decide(parts, actor, async (tx) => {
    const file = await editable(tx, actor, fileId)
    const results = (await parts.analysis.findMany([file.sha256], tx)).get(file.sha256) ?? []
    const segment = (await currentTranscript(tx, fileId, results))?.segments.find((one) => Math.abs(one.start - start) <= NEAR && Math.abs(one.end - end) <= NEAR)
    if (!segment) throw new AppError('not-found', 'catalog.no-such-segment')
    const place = { startMs: Math.round(segment.start * 1000), endMs: Math.round(segment.end * 1000) }
    const heard = segment.edited ? segment.heard : segment.text
    const [before, after] = [segment.edited ? segment.text : null, text !== null && text === heard?.trim() ? null : text]
    if (before === after) return []
    const recorded = (written: string | null): Recorded => ({ edit: { ...place, text: written }, subject: (written ?? heard ?? '').slice(0, LONGEST_SUBJECT) })
    return [await put(tx, parts, actor, file, recorded(before), recorded(after))]
  })
}

/**
 * Takes such a correction back where it still stands.
 * @throws AppError 'conflict' catalog.changed-since
 */
export async function takeBackSegment(tx: Transaction, parts: Pick<CatalogParts, 'queue'>, actor: Actor, { fileIds: [fileId], ...change }: typeof changes.$inferSelect): Promise<Decision> {
  if (fileId === undefined) throw new AppError('conflict', 'catalog.changed-since')
  const file = await editable(tx, actor, fileId)
  const [was, is] = [Recorded.parse(change.before), Recorded.parse(change.after)]
  const [row] = await tx.select({ endMs: transcriptEdits.endMs, text: transcriptEdits.text }).from(transcriptEdits).where(placeOf(file.id, is.edit))
  if ((row?.text ?? null) !== is.edit.text || (row && row.endMs !== is.edit.endMs)) throw new AppError('conflict', 'catalog.changed-since')
  return put(tx, parts, actor, file, is, was)
}

/** With the words that the history shows. */
const Recorded = z.object({ edit: Written, subject: z.string() })
type Recorded = z.infer<typeof Recorded>
const placeOf = (fileId: string, { startMs }: Written) => and(eq(transcriptEdits.fileId, fileId), eq(transcriptEdits.startMs, startMs))

async function put(tx: Transaction, { queue }: Pick<CatalogParts, 'queue'>, actor: Actor, file: { id: string; spaceId: string }, before: Recorded, after: Recorded): Promise<Decision> {
  const { startMs, endMs, text } = after.edit
  if (text === null) await tx.delete(transcriptEdits).where(placeOf(file.id, after.edit))
  else {
    const said = { endMs, text, editedBy: actor.userId, editedAt: new Date() }
    await tx.insert(transcriptEdits).values({ fileId: file.id, startMs, ...said }).onConflictDoUpdate({ target: [transcriptEdits.fileId, transcriptEdits.startMs], set: said })
  }
  await indexLater(tx, queue, [file.id])
  return { spaceId: file.spaceId, action: 'transcript-edited', fileIds: [file.id], before: { ...before }, after: { ...after } }
}
