import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { labelDecisions } from '../labels-schema.ts'
import { labelKinds, type LabelKind } from './label-tree.ts'
import { learnThresholds } from './learn-threshold.ts'

/** What was said of a label in some files, with how sure the machine was in each, by file. */
export const Judged = z.object({ kind: z.enum(labelKinds), label: z.string(), verdict: z.enum(['accepted', 'refused']), scores: z.record(z.uuid(), z.number()) })
export type Judged = z.infer<typeof Judged>

/** A label as an analyzer names it. */
export interface LabelId { kind: LabelKind; label: string }

/** Held until the transaction ends: two who decide about labels of one space take turns, so that what it learned is of all decisions. */
export const lockLabels = (tx: Transaction, spaceId: string): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`labels ${spaceId}`}, 0))`)

/**
 * Carries out decisions within a space whose lock is held: `before` goes where it still stands, `after` comes where nothing stands; files that are gone are passed over.
 * Returns the files that search finds otherwise now, those that a new threshold touches among them.
 */
export async function applyLabelEdit(tx: Transaction, spaceId: string, by: string, before: readonly Judged[], after: readonly Judged[]): Promise<string[]> {
  const touched = new Set<string>()
  for (const { kind, label, verdict, scores } of before) {
    const ids = Object.keys(scores)
    await tx.delete(labelDecisions).where(and(eq(labelDecisions.spaceId, spaceId), eq(labelDecisions.kind, kind), eq(labelDecisions.label, label), eq(labelDecisions.verdict, verdict), sql`${labelDecisions.fileId} = any(${sql.param(ids)}::uuid[])`))
    for (const id of ids) touched.add(id)
  }
  for (const { kind, label, verdict, scores } of after) {
    const [ids, values] = [Object.keys(scores), Object.values(scores)]
    await tx.execute(sql`
      insert into ${labelDecisions} (file_id, kind, label, space_id, verdict, score, decided_by)
      select ${files.id}, ${kind}::label_kind, ${label}::text, ${spaceId}::uuid, ${verdict}::label_verdict, said.score, ${by}::uuid
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(values)}::real[]) as said(file_id, score) join ${files} on ${files.id} = said.file_id and ${files.spaceId} = ${spaceId}
      on conflict do nothing`)
    for (const id of ids) touched.add(id)
  }
  const labels = new Map([...before, ...after].map(({ kind, label }) => [`${kind}/${label}`, { kind, label }]))
  for (const id of await learnThresholds(tx, spaceId, [...labels.values()])) touched.add(id)
  return [...touched]
}
