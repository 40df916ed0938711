import { inArray } from 'drizzle-orm'
import type { Queryable } from '../../platform/database.ts'
import { labelDecisions, labelThresholds } from '../labels-schema.ts'
import { labelKey, type LabelWord } from './believed-labels.ts'

/** What people said of the labels of files, with what their spaces learned: by file. */
export async function wordsOfLabels(db: Queryable, files: readonly { fileId: string; spaceId: string }[]): Promise<Map<string, LabelWord>> {
  if (files.length === 0) return new Map()
  const [decisions, learned] = await Promise.all([
    db.select({ fileId: labelDecisions.fileId, kind: labelDecisions.kind, label: labelDecisions.label, verdict: labelDecisions.verdict }).from(labelDecisions).where(inArray(labelDecisions.fileId, files.map(({ fileId }) => fileId))),
    db.select().from(labelThresholds).where(inArray(labelThresholds.spaceId, [...new Set(files.map(({ spaceId }) => spaceId))])),
  ])
  const byFile = Map.groupBy(decisions, ({ fileId }) => fileId)
  const bySpace = Map.groupBy(learned, ({ spaceId }) => spaceId)
  const thresholds = new Map([...bySpace].map(([spaceId, rows]) => [spaceId, new Map(rows.map(({ kind, label, least }) => [labelKey(kind, label), least]))]))
  return new Map(files.map(({ fileId, spaceId }) => [fileId, {
    verdicts: new Map((byFile.get(fileId) ?? []).map(({ kind, label, verdict }) => [labelKey(kind, label), verdict])), thresholds: thresholds.get(spaceId) ?? new Map<string, number>(),
  }]))
}
