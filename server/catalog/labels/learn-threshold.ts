import { and, eq, sql } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { contentLabels, labelDecisions, labelThresholds } from '../labels-schema.ts'
import type { LabelKind } from './label-tree.ts'

/** What people said of a label once, with how sure the machine was. */
export interface JudgedScore { score: number; accepted: boolean }

/** So many refusals are no accident any more. */
const LEAST_REFUSALS = 3
/** A machine that is surer than this is always listened to. */
const HIGHEST = 0.95
const SHARE_RIGHT = 2 / 3
/** A refused score is passed by this much: scores have four digits. */
const STEP = 0.0001

/**
 * The score that a space asks of a label from now on; 0 leaves it to the analyzer.
 * From three refusals on it is the least score above which at least two of three decisions accepted the label, 0.95 at most.
 */
export function learnedThreshold(judged: readonly JudgedScore[]): number {
  if (judged.filter(({ accepted }) => !accepted).length < LEAST_REFUSALS) return 0
  const groups = [...Map.groupBy(judged, ({ score }) => score)].sort(([a], [b]) => b - a)
  let least = (groups[0]?.[0] ?? 0) + STEP // nothing was decided above the surest
  let [accepted, all] = [0, 0]
  for (const [at, [, same]] of groups.entries()) {
    accepted += same.filter((each) => each.accepted).length
    all += same.length
    const below = groups[at + 1]?.[0]
    if (accepted >= SHARE_RIGHT * all) least = below === undefined ? 0 : below + STEP
  }
  return Math.min(HIGHEST, least)
}

/** Brings the thresholds of labels up to what was decided; returns the files of the space that search may find otherwise now. */
export async function learnThresholds(tx: Transaction, spaceId: string, labels: readonly { kind: LabelKind; label: string }[]): Promise<string[]> {
  const touched: string[] = []
  for (const { kind, label } of labels) {
    const judged = await tx.select({ score: labelDecisions.score, verdict: labelDecisions.verdict }).from(labelDecisions)
      .where(and(eq(labelDecisions.spaceId, spaceId), eq(labelDecisions.kind, kind), eq(labelDecisions.label, label)))
    const least = learnedThreshold(judged.map(({ score, verdict }) => ({ score, accepted: verdict === 'accepted' })))
    const at = and(eq(labelThresholds.spaceId, spaceId), eq(labelThresholds.kind, kind), eq(labelThresholds.label, label))
    const before = (await tx.select({ least: labelThresholds.least }).from(labelThresholds).where(at))[0]?.least ?? 0
    if (Math.abs(before - least) < STEP / 10) continue
    if (least === 0) await tx.delete(labelThresholds).where(at)
    else await tx.insert(labelThresholds).values({ spaceId, kind, label, least }).onConflictDoUpdate({ target: [labelThresholds.spaceId, labelThresholds.kind, labelThresholds.label], set: { least } })
    const [low, high] = [Math.min(before, least), Math.max(before, least)]
    const rows = await tx.select({ id: files.id }).from(files).innerJoin(contentLabels, eq(contentLabels.sha256, files.sha256))
      .where(and(eq(files.spaceId, spaceId), eq(contentLabels.kind, kind), eq(contentLabels.label, label), sql`${contentLabels.score} between ${low - STEP} and ${high + STEP}`))
    touched.push(...rows.map(({ id }) => id))
  }
  return touched
}
