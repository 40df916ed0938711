import { inArray, sql } from 'drizzle-orm'
import { blobs } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { contentLabels } from '../labels-schema.ts'
import type { SeenLabel } from './seen-labels.ts'

type Row = typeof contentLabels.$inferSelect

/** Brings the kept labels of contents up to what machines see now; contents that are as they were are only read. */
export async function keepContentLabels(tx: Transaction, seen: ReadonlyMap<string, readonly SeenLabel[]>): Promise<void> {
  const sha256s = [...seen.keys()].sort()
  if (sha256s.length === 0) return
  const kept = Map.groupBy(await tx.select().from(contentLabels).where(inArray(contentLabels.sha256, sha256s)), ({ sha256 }) => sha256)
  const changed = sha256s.filter((sha256) => !isSame(kept.get(sha256) ?? [], seen.get(sha256) ?? []))
  if (changed.length === 0) return
  // in one order for all: two who index copies of the same contents wait for each other instead of for ever
  await tx.execute(sql`select 1 from ${blobs} where ${blobs.sha256} = any(${sql.param(changed)}::text[]) order by ${blobs.sha256} for no key update`)
  await tx.delete(contentLabels).where(inArray(contentLabels.sha256, changed))
  const rows = changed.flatMap((sha256) => (seen.get(sha256) ?? []).map(({ kind, label, score, shown, count }): Row => ({ sha256, kind, label, score, shown, count })))
  if (rows.length) await tx.insert(contentLabels).values(rows)
}

function isSame(rows: readonly Row[], labels: readonly SeenLabel[]): boolean {
  const byKey = new Map(rows.map((row) => [`${row.kind}/${row.label}`, row]))
  return rows.length === labels.length && labels.every(({ kind, label, score, shown, count }) => {
    const row = byKey.get(`${kind}/${label}`)
    return row !== undefined && Math.abs(row.score - score) < 1e-6 && row.shown === shown && row.count === count
  })
}
